using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Casework;

public sealed class CaseExpiryTests : CasesKit
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    [Theory]
    [InlineData(26, false)]
    [InlineData(27, true)]
    public async Task Run_BeforeTheLastDay_RemindsOnceThreeDaysBefore(int day, bool reminded)
    {
        var file = await ReturnedAsync();
        Clock.SetUtcNow(new DateTimeOffset(2026, 6, day, 9, 0, 0, TimeSpan.Zero));

        await RunAsync();
        await RunAsync();

        Assert.Equal(reminded ? [MailKind.Of<CompletionReminderMail>().Name] : [], await MailsAsync());
        Assert.Equal(CaseStatus.Returned, (await ReloadAsync(file.Id)).Status);
    }

    [Fact]
    public async Task Run_LastDayItself_LeavesTheCaseOpen()
    {
        var file = await ReturnedAsync();

        // 23:30 local on the last day.
        Clock.SetUtcNow(new DateTimeOffset(2026, 6, 30, 21, 30, 0, TimeSpan.Zero));
        await RunAsync();

        Assert.Equal(CaseStatus.Returned, (await ReloadAsync(file.Id)).Status);
    }

    [Fact]
    public async Task Run_DayAfterTheLastDay_ClosesWithHistoryAuditAndMailAndDropsTheCorrection()
    {
        var file = await ReturnedAsync(withCorrection: true);

        // Half past midnight local: the UTC day is still the last one.
        Clock.SetUtcNow(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero));
        await RunAsync();
        await RunAsync();

        Assert.Equal(CaseStatus.Closed, (await ReloadAsync(file.Id)).Status);
        await using var db = Database.CreateDbContext();
        var closed = await db.CaseEvents.SingleAsync(e => e.CaseId == file.Id && e.Action == CaseAction.Close);
        Assert.Equal((CaseStatus.Returned, CaseStatus.Closed, null), (closed.From!.Value, closed.To, closed.ActorId));
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "case.close" && a.SubjectId == file.Id.ToString()));
        Assert.Equal([MailKind.Of<CaseClosedIncompleteMail>().Name], await MailsAsync());
        Assert.False(await db.Drafts.AnyAsync());
        Assert.Equal([file.Id], Feed.Published);
    }

    [Theory]
    [InlineData(60, CaseStatus.AwaitingPayment)]
    [InlineData(61, CaseStatus.Closed)]
    public async Task Run_UnpaidSlip_ClosesAfterSixtyDaysAndCancelsTheSlip(int days, CaseStatus expected)
    {
        var file = await ApprovedAsync();
        Clock.Advance(TimeSpan.FromDays(days));

        await RunAsync();

        Assert.Equal(expected, (await ReloadAsync(file.Id)).Status);
        await using var db = Database.CreateDbContext();
        Assert.Equal(expected == CaseStatus.Closed ? SlipStatus.Cancelled : SlipStatus.Open, (await db.PaymentSlips.SingleAsync()).Status);
        Assert.Equal(expected == CaseStatus.Closed, (await MailsAsync()).Contains(MailKind.Of<CaseClosedUnpaidMail>().Name));
    }

    [Fact]
    public async Task Run_CaseThatCannotBeClosed_KeepsNoOtherOpen()
    {
        var company = await Data.CompanyAsync();
        List<Guid> ids = [];
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await Data.CaseAsync(company, CaseStatus.Returned)).Id);
        }

        await using (var db = Database.CreateDbContext())
        {
            // One in the midst of others, so that it does not matter in which order they come.
            await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.CompletionDue, Due));
            await db.Cases.Where(c => c.Id != ids[1]).ExecuteUpdateAsync(set => set.SetProperty(c => c.ProcessKey, "Forgotten"));
        }

        Clock.SetUtcNow(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));
        await RunAsync();

        Assert.Equal(CaseStatus.Closed, (await ReloadAsync(ids[1])).Status);
        Assert.Equal(CaseStatus.Returned, (await ReloadAsync(ids[0])).Status);
        Assert.Equal([ids[1]], Feed.Published);
    }

    private CaseExpiry Job() => new(
        Database, new CaseFees(), Feed, Options.Create(new PortalOptions()), new NoLeases(), Clock, NullLogger<CaseExpiry>.Instance);

    private async Task RunAsync()
    {
        using var job = Job();
        await job.RunAsync(default);
    }

    private async Task<List<string>> MailsAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.Outbox.OrderBy(m => m.CreatedAt).Select(m => m.Template).ToListAsync();
    }

    private async Task<Case> ReturnedAsync(bool withCorrection = false)
    {
        var company = await Data.CompanyAsync();
        var file = await Data.CaseAsync(company, CaseStatus.Returned);
        await using var db = Database.CreateDbContext();
        (await db.Cases.SingleAsync()).CompletionDue = Due;
        if (withCorrection)
        {
            db.Drafts.Add(new Draft
            {
                ProcessKey = ServiceLicenceProcess.ProcessKey, ClassCode = file.ClassCode, Kind = file.Kind, CompanyId = file.CompanyId, CaseId = file.Id,
                Reference = "D-234567", Payload = new StoredPayload("{}", 1), Step = LicensingForm.CompanyStep, CreatedAt = file.SubmittedAt,
                ChangedAt = file.SubmittedAt, ChangedBy = company.UserId,
            });
        }

        await db.SaveChangesAsync();
        return file;
    }

    private async Task<Case> ApprovedAsync()
    {
        Actor officer = await Data.OfficerAsync(), supervisor = await Data.SupervisorAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.Recommended, officer);
        Assert.True((await Review(supervisor).ApproveAsync(file.Id, file.Version, null, default)).IsOk);
        return file;
    }
}
