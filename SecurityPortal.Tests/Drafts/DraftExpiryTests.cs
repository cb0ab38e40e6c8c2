using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Drafts.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Drafts;

public sealed class DraftExpiryTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    private Database _database = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _company = await new TestData(_database, _clock).CompanyAsync();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData(82, 0)]
    [InlineData(83, 1)]
    public async Task Run_DaysSinceTheLastChange_MailsSevenDaysBefore(int days, int mails)
    {
        var draft = await DraftAsync();
        _clock.Advance(TimeSpan.FromDays(days));

        await RunAsync();
        await RunAsync();

        await using var db = _database.CreateDbContext();
        Assert.Equal(mails, await db.Outbox.CountAsync(m => m.Template == MailKind.Of<DraftExpiringMail>().Name));
        Assert.True(await db.Drafts.AnyAsync(d => d.Id == draft));
    }

    [Fact]
    public async Task Run_MailSevenDaysAgo_DeletesDraftWithItsDocuments()
    {
        var draft = await DraftAsync(withDocument: true);
        _clock.Advance(TimeSpan.FromDays(83));
        await RunAsync();
        _clock.Advance(TimeSpan.FromDays(6));
        await RunAsync();
        await using var db = _database.CreateDbContext();
        Assert.True(await db.Drafts.AnyAsync(d => d.Id == draft));

        _clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();

        Assert.False(await db.Drafts.AnyAsync());
        Assert.False(await db.Attachments.AnyAsync());
        Assert.Equal(draft.ToString(), (await db.AuditRows.SingleAsync(a => a.Action == "draft.expire")).SubjectId);
    }

    [Fact]
    public async Task Run_PortalWasDownForMonths_WarnsBeforeItDeletes()
    {
        await DraftAsync();
        _clock.Advance(TimeSpan.FromDays(200));
        await RunAsync();
        await using var db = _database.CreateDbContext();
        Assert.Single(await db.Drafts.ToListAsync());

        _clock.Advance(TimeSpan.FromDays(7));
        await RunAsync();

        Assert.Empty(await db.Drafts.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Run_ChangedAfterTheMail_StaysAndIsWarnedOfAgain()
    {
        var draft = await DraftAsync();
        _clock.Advance(TimeSpan.FromDays(85));
        await RunAsync();
        await using (var db = _database.CreateDbContext())
        {
            (await db.Drafts.SingleAsync()).ChangedAt = _clock.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync();
        }

        _clock.Advance(TimeSpan.FromDays(85));
        await RunAsync();

        await using var after = _database.CreateDbContext();
        Assert.Equal(draft, (await after.Drafts.SingleAsync()).Id);
        Assert.Equal(2, await after.Outbox.CountAsync());
    }

    [Fact]
    public async Task Run_CorrectionOfAReturnedCase_IsLeftAlone()
    {
        var file = await new TestData(_database, _clock).CaseAsync(_company, CaseStatus.Returned);
        await DraftAsync(file.Id);
        _clock.Advance(TimeSpan.FromDays(400));

        await RunAsync();

        await using var db = _database.CreateDbContext();
        Assert.Single(await db.Drafts.ToListAsync());
        Assert.Empty(await db.Outbox.ToListAsync());
    }

    private Task RunAsync() => new DraftExpiry(
        _database, new CodeBookCache(_database, _clock), Options.Create(new PortalOptions()), new NoLeases(), _clock,
        NullLogger<DraftExpiry>.Instance).RunAsync(default);

    private async Task<Guid> DraftAsync(Guid? caseId = null, bool withDocument = false)
    {
        await using var db = _database.CreateDbContext();
        var now = _clock.GetUtcNow().UtcDateTime;
        var draft = new Draft
        {
            ProcessKey = ServiceLicenceProcess.ProcessKey, ClassCode = "SRV-BAZ", Kind = RequestKind.Initial, CompanyId = _company.CompanyId, CaseId = caseId,
            Reference = "D-234567", Payload = new StoredPayload("{}", 1), Step = LicensingForm.CompanyStep, CreatedAt = now, ChangedAt = now,
            ChangedBy = _company.UserId,
        };
        db.Drafts.Add(draft);
        if (withDocument)
        {
            var file = new StoredFile { StorageKey = Guid.NewGuid().ToString("N"), ContentType = "application/pdf", Size = 1, Sha256 = "",
                CreatedBy = _company.UserId, CreatedAt = now };
            db.StoredFiles.Add(file);
            db.Attachments.Add(new Attachment { FileId = file.Id, DraftId = draft.Id, KindCode = "D03", FileName = "a.pdf", AttachedAt = now });
            db.DraftForms.Add(new DraftForm { DraftId = draft.Id, KindCode = "D01", DataCode = "AAAA-BBBB", MadeAt = now });
        }

        await db.SaveChangesAsync();
        return draft.Id;
    }
}
