using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
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
        Assert.IsType<NotPermitted>((await service.ChangeSettingAsync(SettingKeys.DraftDays, new SettingChange("1", Today, null, false), default)).Error);
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
    public async Task ChangeTariff_TwiceOnTheSameDay_AsksForALaterDay()
    {
        await Service().ChangeTariffAsync(Fee, Change(750_00, Today), default);

        Assert.Equal("reference.date-taken", (await Service().ChangeTariffAsync(Fee, Change(800_00, Today), default)).Error?.Code);
    }

    [Fact]
    public async Task ChangeTariff_MissingName_IsRefused() =>
        Assert.Equal("reference.name-missing",
            (await Service().ChangeTariffAsync(Fee, Change(1, Today) with { Name = Name with { Sr = " " } }, default)).Error?.Code);

    [Theory]
    [InlineData(SettingKeys.DraftDays, "60", null)]
    [InlineData(SettingKeys.DraftDays, "0", "reference.value")]
    [InlineData(SettingKeys.DraftDays, "sixty", "reference.value")]
    [InlineData(SettingKeys.Beneficiary, "Ministria", null)]
    [InlineData(SettingKeys.Beneficiary, "", "reference.value")]
    [InlineData(SettingKeys.ReferencePrefix, "123", null)]
    [InlineData(SettingKeys.ReferencePrefix, "12", "reference.value")]
    [InlineData(SettingKeys.BeneficiaryAccount, "1212012345678906", null)]
    [InlineData(SettingKeys.BeneficiaryAccount, "1212012345678907", "reference.account")]
    [InlineData(SettingKeys.BeneficiaryAccount, "1", "reference.value")]
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

    [Fact]
    public async Task ChangeCode_SwitchedOn_IsInUseAndKeepsItsFirstDay()
    {
        Assert.True((await Service().ChangeCodeAsync(CodeLists.ServiceClass, "SRV-TP", Code(true), default)).IsOk);
        Assert.Equal("reference.date-past",
            (await Service().ChangeCodeAsync(CodeLists.ServiceClass, "SRV-TP", Code(true) with { From = Today.AddDays(3) }, default)).Error?.Code);

        var book = await new CodeBookCache(_database, _clock).CurrentAsync(default);
        Assert.Contains(book.InUse(CodeLists.ServiceClass, Today), c => c.Code == "SRV-TP" && c.Name == Name);
    }

    private static TariffChange Change(long cents, DateOnly from) => new(Name, cents, "50000", from, "Ligji 04/L-004", true);

    private static DocumentChange Document(DateOnly from) => new(Name, true, false, 12, null, from, null, false);

    private static CodeChange Code(bool enabled) => new(Name, 5, enabled, null, ReferenceData.Start, null, true);

    private ReferenceDataService Service(Actor? actor = null) => new(_database, new FixedActor(actor ?? _administrator), _clock);
}
