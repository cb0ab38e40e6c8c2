using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Reference;

public sealed class ReferenceDataServiceTests : IAsyncLifetime
{
    private const string Fee = "ServiceLicence/SRV-BAZ/Initial";
    private static readonly LocalName Name = ReferenceData.Name("Licencë", "Licenca", "Licence");
    private static readonly DateOnly Today = new(2026, 6, 15);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));

    private Database _database = null!;
    private TestData _data = null!;
    private Actor _administrator = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _data = new TestData(_database, _clock);
        _administrator = await _data.MinistryAsync("Teuta", PortalRoles.Administrator);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData(PortalRoles.Officer)]
    [InlineData(PortalRoles.Supervisor)]
    [InlineData(PortalRoles.Cashier)]
    [InlineData(PortalRoles.Auditor)]
    public async Task AnyCommand_OtherRole_IsRefused(string role)
    {
        var service = Service(await _data.MinistryAsync("Tjetri", role));

        Assert.IsType<NotPermitted>((await service.TariffsAsync(default)).Error);
        Assert.IsType<NotPermitted>((await service.ChangeTariffAsync(Fee, Change(100, Today.AddDays(1)), default)).Error);
        Assert.IsType<NotPermitted>((await service.ChangeSettingAsync("draft.days", new SettingChange("1", Today, null, false), default)).Error);
        Assert.IsType<NotPermitted>((await service.AddDocumentAsync("ServiceLicence", "D20", Document(Today), default)).Error);
        Assert.IsType<NotPermitted>((await service.ChangeCodeAsync(CodeLists.ServiceClass, "SRV-TP", Code(true), default)).Error);
    }

    [Fact]
    public async Task ChangeTariff_FromADay_EndsTheOldRowTheDayBeforeAndLeavesATrace()
    {
        var from = Today.AddDays(10);

        Assert.True((await Service().ChangeTariffAsync(Fee, Change(750_00, from), default)).IsOk);

        await using var db = _database.CreateDbContext();
        var rows = await db.Tariffs.Where(t => t.Code == Fee).OrderBy(t => t.ValidFrom).ToListAsync();
        Assert.Equal([(500_00L, (DateOnly?)from.AddDays(-1), false), (750_00L, null, true)], rows.Select(r => (r.AmountCents, r.ValidTo, r.IsConfirmed)));
        var audit = await db.AuditRows.SingleAsync(a => a.Action == "reference.tariff");
        Assert.Equal((Fee, _administrator.UserId), (audit.SubjectId, audit.ActorId!.Value));
        Assert.Contains($"Amount: {Money.Format(500_00)} → {Money.Format(750_00)}", audit.Detail, StringComparison.Ordinal);
        Assert.EndsWith("from 25.06.2026", audit.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeTariff_RowNotYetBegun_IsChangedItselfWithoutAGap()
    {
        await Service().ChangeTariffAsync(Fee, Change(750_00, Today.AddDays(10)), default);

        Assert.True((await Service().ChangeTariffAsync(Fee, Change(800_00, Today.AddDays(20)), default)).IsOk);

        await using var db = _database.CreateDbContext();
        var rows = await db.Tariffs.Where(t => t.Code == Fee).OrderBy(t => t.ValidFrom).ToListAsync();
        Assert.Equal([(500_00L, (DateOnly?)Today.AddDays(19)), (800_00L, null)], rows.Select(r => (r.AmountCents, r.ValidTo)));
    }

    [Theory]
    [InlineData(-1, 100, "500", "reference.date-past")]
    [InlineData(1, -1, "500", "reference.amount")]
    [InlineData(1, 100_000_001, "500", "reference.amount")]
    [InlineData(1, 100, "5O0", "reference.revenue-code")]
    [InlineData(1, 100, "", "reference.revenue-code")]
    public async Task ChangeTariff_WrongValue_IsRefusedAndNothingChanges(int inDays, long cents, string revenueCode, string error)
    {
        var result = await Service().ChangeTariffAsync(Fee, Change(cents, Today.AddDays(inDays)) with { RevenueCode = revenueCode }, default);

        Assert.Equal(error, result.Error?.Code);
        await using var db = _database.CreateDbContext();
        Assert.Null((await db.Tariffs.SingleAsync(t => t.Code == Fee)).ValidTo);
    }

    [Fact]
    public async Task ChangeTariff_TwiceOnTheSameDay_CorrectsTheRowWhileNothingUsesIt()
    {
        await Service().ChangeTariffAsync(Fee, Change(750_00, Today), default);

        Assert.True((await Service().ChangeTariffAsync(Fee, Change(800_00, Today), default)).Value.IsCorrection);

        Assert.Equal([(500_00L, (DateOnly?)Today.AddDays(-1)), (800_00L, null)], await FeesAsync());
    }

    [Theory]
    [InlineData("SRV-BAZ", "reference.used-today")]
    [InlineData("SRV-ME", null)]
    public async Task ChangeTariff_FromTodayWithACaseOfThisMorning_BeginsTomorrow(string classCode, string? error)
    {
        await Service().ChangeTariffAsync(Fee, Change(750_00, Today), default);
        await _data.CaseAsync(await _data.CompanyAsync(), classCode: classCode);

        Assert.Equal(error, (await Service().ChangeTariffAsync(Fee, Change(800_00, Today), default)).Error?.Code);
        Assert.Equal(error is null ? 800_00 : 750_00, (await FeesAsync())[^1].Cents);

        Assert.True((await Service().ChangeTariffAsync(Fee, Change(900_00, Today.AddDays(1)), default)).IsOk);
        Assert.Equal((900_00L, (DateOnly?)null), (await FeesAsync())[^1]);
    }

    [Fact]
    public async Task ChangeSetting_ReadByActs_IsUsedByAnActOfToday()
    {
        var file = await _data.CaseAsync(await _data.CompanyAsync(), filedOn: 5);
        await using (var db = _database.CreateDbContext())
        {
            db.CaseEvents.Add(new CaseEvent
            {
                CaseId = file.Id, Number = 2, At = _clock.UtcNow(), ActorName = "Z", Action = CaseAction.Take, To = CaseStatus.InReview,
            });
            await db.SaveChangesAsync();
        }

        var change = new SettingChange("20", Today, null, true);

        Assert.Equal("reference.used-today", (await Service().ChangeSettingAsync("appeal.days", change, default)).Error?.Code);
        Assert.True((await Service().ChangeSettingAsync("decision.days", change, default)).IsOk);
        Assert.True((await Service().ChangeSettingAsync("lookup.per-hour", change, default)).IsOk);
    }

    // Whoever sits the exam this morning is told no other pass mark at noon.
    [Theory]
    [InlineData(-60, false, "reference.used-today")]
    [InlineData(0, false, "reference.used-today")]
    [InlineData(1, false, null)]
    [InlineData(-60, true, null)]
    public async Task ChangeSetting_PassMark_IsUsedByAnExamThatHasBegun(int minutes, bool isCancelled, string? error)
    {
        await using (var db = _database.CreateDbContext())
        {
            db.ExamSessions.Add(new ExamSession
            {
                Number = "SP-2026-0001", ClassCode = "TRN-BAZ", Language = "sq", StartsAt = _clock.UtcNow().AddMinutes(minutes), Place = "Prishtinë",
                Capacity = 10, CreatedAt = _clock.UtcNow().AddDays(-9), CancelledAt = isCancelled ? _clock.UtcNow() : null,
            });
            await db.SaveChangesAsync();
        }

        Assert.Equal(error, (await Service().ChangeSettingAsync("exam.pass-mark", new SettingChange("80", Today, null, true), default)).Error?.Code);
        Assert.True((await Service().ChangeSettingAsync("exam.pass-mark", new SettingChange("80", Today.AddDays(1), null, true), default)).IsOk);
    }

    [Fact]
    public async Task ChangeTariff_Preview_TellsOldAndNewAndChangesNothing()
    {
        await _data.CaseAsync(await _data.CompanyAsync(), filedOn: 3);
        await _data.CaseAsync(await _data.CompanyAsync(), CaseStatus.Issued, filedOn: 3);

        var effect = (await Service().ChangeTariffAsync(Fee, Change(750_00, Today.AddDays(2)) with { IsPreview = true }, default)).Value;

        Assert.Contains(new ValueChange("Amount", Money.Format(500_00), Money.Format(750_00)), effect.Values);
        Assert.DoesNotContain(effect.Values, v => v.Field == "RevenueCode");
        Assert.Equal((Today.AddDays(2), false, 1), (effect.From, effect.IsCorrection, effect.Kept));
        Assert.Equal([(500_00L, (DateOnly?)null)], await FeesAsync());
        await using var db = _database.CreateDbContext();
        Assert.False(await db.AuditRows.AnyAsync(a => a.Action == "reference.tariff"));
    }

    [Fact]
    public async Task ChangeTariff_MissingName_IsRefused() =>
        Assert.Equal("reference.name-missing",
            (await Service().ChangeTariffAsync(Fee, Change(1, Today) with { Name = Name with { Sr = " " } }, default)).Error?.Code);

    [Theory]
    [InlineData("draft.days", "60", null)]
    [InlineData("draft.days", "0", "reference.range")]
    [InlineData("draft.days", "sixty", "reference.value")]
    [InlineData("payment.beneficiary", "Ministria", null)]
    [InlineData("payment.beneficiary", "", "reference.value")]
    [InlineData("payment.reference-prefix", "123", null)]
    [InlineData("payment.reference-prefix", "12", "reference.value")]
    [InlineData("payment.account", "1212012345678906", null)]
    [InlineData("payment.account", "1212012345678907", "reference.account")]
    [InlineData("payment.account", "1", "reference.value")]
    [InlineData("exam.pass-mark", "100", null)]
    [InlineData("exam.pass-mark", "150", "reference.range")]
    [InlineData("exam.pass-mark", "0", "reference.range")]
    [InlineData("exam.pass-mark", "70.5", "reference.value")]
    [InlineData("exam.pass-mark", "99999999", "reference.value")]
    [InlineData("decision.days", "366", "reference.range")]
    [InlineData("licence.reminder-days", "60,30,7", null)]
    [InlineData("licence.reminder-days", "60,0", "reference.range")]
    [InlineData("licence.reminder-days", "60;30", "reference.value")]
    [InlineData("report.alert-email", "-", null)]
    [InlineData("report.alert-email", "division@example.org", null)]
    [InlineData("report.alert-email", "division", "reference.email")]
    [InlineData("report.alert-level", "6", "reference.range")]
    [InlineData("no.such", "1", "common.not-found")]
    public async Task ChangeSetting_Value_IsCheckedByKind(string code, string value, string? error)
    {
        var result = await Service().ChangeSettingAsync(code, new SettingChange(value, Today, null, true), default);

        Assert.Equal(error, result.Error?.Code);
        await using var db = _database.CreateDbContext();
        Assert.Equal(error is null, (await db.Settings.Where(s => s.Code == code).ToListAsync()).Any(s => s.Value == value));
    }

    [Fact]
    public async Task Documents_AddedChangedAndEnded_KeepTheirHistory()
    {
        Assert.True((await Service().AddDocumentAsync("ServiceLicence", "D20", Document(Today.AddDays(1)), default)).IsOk);
        Assert.Equal("reference.code-taken", (await Service().AddDocumentAsync("ServiceLicence", "D20", Document(Today), default)).Error?.Code);
        Assert.Equal("reference.code", (await Service().AddDocumentAsync("ServiceLicence", "d 12", Document(Today), default)).Error?.Code);
        Assert.Equal("reference.end-before-start",
            (await Service().ChangeDocumentAsync("ServiceLicence", null, "D03", Document(Today) with { To = Today.AddDays(-1) }, default)).Error?.Code);

        Assert.True((await Service().ChangeDocumentAsync("ServiceLicence", null, "D03", Document(Today.AddDays(5)) with { IsRequired = false }, default)).IsOk);

        await using var db = _database.CreateDbContext();
        var rows = await db.DocumentRequirements.Where(r => r.ProcessKey == "ServiceLicence" && r.KindCode == "D03").OrderBy(r => r.ValidFrom).ToListAsync();
        Assert.Equal([(true, (DateOnly?)Today.AddDays(4)), (false, null)], rows.Select(r => (r.IsRequired, r.ValidTo)));
    }

    // Asked for no longer since yesterday: asking again from next week does not ask for it in between.
    [Fact]
    public async Task ChangeDocument_AskedForAgain_LeavesTheDaysBetween()
    {
        await Service().ChangeDocumentAsync("ServiceLicence", null, "D03", Document(Today) with { To = Today.AddDays(1) }, default);
        _clock.Advance(TimeSpan.FromDays(3));

        Assert.True((await Service().ChangeDocumentAsync("ServiceLicence", null, "D03", Document(Today.AddDays(8)), default)).IsOk);

        await using var db = _database.CreateDbContext();
        var rows = await db.DocumentRequirements.Where(r => r.ProcessKey == "ServiceLicence" && r.KindCode == "D03").OrderBy(r => r.ValidFrom).ToListAsync();
        Assert.Equal([Today.AddDays(-1), Today.AddDays(1), null], rows.Select(r => r.ValidTo));
    }

    private async Task<List<(long Cents, DateOnly? To)>> FeesAsync()
    {
        await using var db = _database.CreateDbContext();
        return (await db.Tariffs.Where(t => t.Code == Fee).OrderBy(t => t.ValidFrom).ToListAsync()).ConvertAll(t => (t.AmountCents, t.ValidTo));
    }

    private static TariffChange Change(long cents, DateOnly from) => new(Name, cents, "50000", from, "Ligji 04/L-004", true);

    private static DocumentChange Document(DateOnly from) => new(Name, true, false, 12, null, from, null, false);

    private static CodeChange Code(bool enabled) => new(Name, 5, enabled, null, Today, null, true);

    private ReferenceDataService Service(Actor? actor = null) => _data.Reference(actor ?? _administrator);
}
