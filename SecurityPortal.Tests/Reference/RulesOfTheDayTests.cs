using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Reference;

/// <summary>What an administrator changes holds from its day on; what was filed, decided or charged before stays as it was.</summary>
public sealed class RulesOfTheDayTests : CasesKit
{
    private static readonly LocalName NewName = ReferenceData.Name("Emri i ri", "Novo ime", "New name");

    private Actor _officer = null!;
    private Actor _company = null!;
    private ReferenceDataService _rules = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _officer = await Data.OfficerAsync();
        _company = await Data.CompanyAsync();
        _rules = Data.Reference(await Data.MinistryAsync("Teuta", PortalRoles.Administrator));
    }

    [Fact]
    public async Task DecisionDays_Raised_LeaveAnOverdueCaseOverdue()
    {
        var late = await Data.CaseAsync(_company, filedOn: 31);
        await SetAsync("decision.days", "45");
        var young = await Data.CaseAsync(_company);

        Assert.Equal(-2, (await ViewAsync(late)).Deadline!.DaysLeft);
        Assert.Equal(45, (await ViewAsync(young)).Deadline!.DaysLeft);
        Assert.Equal([(late.Number, -2)], await OverdueAsync());
        Assert.Equal(1, (await Dashboard(_officer).ReadAsync(default)).Value.Overdue);
    }

    [Fact]
    public async Task DecisionDays_Lowered_MakeNoOldCaseOverdueAndCountForNewOnes()
    {
        await Data.CaseAsync(_company, filedOn: 20);
        await SetAsync("decision.days", "10");
        var young = await Data.CaseAsync(_company);
        Assert.Empty(await OverdueAsync());

        // 31 days after the filing of the old one, 12 after that of the new.
        Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(["-1"], (await OverdueAsync()).Select(r => $"{r.DaysLeft}"));
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([-2, -1], (await OverdueAsync()).Select(r => r.DaysLeft));
        Assert.Contains(await OverdueAsync(), r => r.Number == young.Number);
    }

    // Of a change of years ago too, each case is measured by the days that held when it was filed.
    [Fact]
    public async Task DecisionDays_ChangedYearsAgo_MeasureEachCaseByItsOwn()
    {
        await Data.CaseAsync(_company, filedOn: 365 * 5);
        await SetAsync("decision.days", "365");
        Clock.Advance(TimeSpan.FromDays(2));
        await Data.CaseAsync(_company);
        Clock.Advance(TimeSpan.FromDays(365 * 4));

        Assert.Equal([30, 365], (await Queue(_officer).PageAsync(new QueueFilter { Overdue = true, Group = QueueGroup.All }, look: false, default)).Value.Rows
            .Select(r => r.Deadline!.DueOn.DayNumber - LocalTime.DateOf(r.SubmittedAt).DayNumber));
    }

    [Fact]
    public async Task ClassRenamed_OldCasesAndLicencesKeepTheirName()
    {
        var old = await Data.CaseAsync(_company, CaseStatus.Issued, filedOn: 3);
        var licence = await Data.LicenceAsync(old, Clock.Today());
        await RenameAsync();
        var young = await Data.CaseAsync(_company);

        var rows = (await Queue(_officer).PageAsync(new QueueFilter { Group = QueueGroup.All }, look: false, default)).Value.Rows;
        Assert.Equal([OldName.Sq, NewName.Sq], new[] { old, young }.Select(c => rows.Single(r => r.Id == c.Id).ClassName.Sq));
        var own = await ApplicantCases(_company).ListAsync(default);
        Assert.Equal([OldName.Sq, NewName.Sq], new[] { old, young }.Select(c => own.Single(r => r.Id == c.Id).ClassName.Sq));
        var view = await ViewAsync(old);
        Assert.Equal(OldName, view.ClassName);
        Assert.Contains(OldName.Sq, view.Subject.Sq, StringComparison.Ordinal);
        var register = new LicenceQueries(Database, new FixedActor(_officer), new LicenceAccess(new HolderPersons()),
            new CodeBookCache(Database, Clock), Clock);
        Assert.Equal(OldName, Assert.Single((await register.RegisterAsync(new LicenceFilter(), default)).Value.Rows, l => l.Id == licence.Id).ClassName);
    }

    [Fact]
    public async Task FeeRaised_WhoeverHadFiledPaysTheFeeOfThatDay()
    {
        var before = await Data.CaseAsync(_company, CaseStatus.Recommended);
        await _rules.ChangeTariffAsync(
            "ServiceLicence/SRV-BAZ/Initial", new TariffChange(NewName, 700_00, "50001", Clock.Today().AddDays(1), null, true), default);
        Clock.Advance(TimeSpan.FromDays(1));
        var after = await Data.CaseAsync(_company, CaseStatus.Recommended);

        Assert.Equal([(500_00L, "50000"), (700_00L, "50001")], [await ChargedAsync(before), await ChargedAsync(after)]);
    }

    [Fact]
    public async Task LicenceYears_Changed_HoldForWhoeverFilesFromThenOn()
    {
        var before = await Data.CaseAsync(_company, CaseStatus.Paid);
        await SetAsync("licence.years", "5");
        var after = await Data.CaseAsync(_company, CaseStatus.Paid, classCode: "SRV-ME");

        Assert.Equal([Clock.Today().AddYears(3).AddDays(-1), Clock.Today().AddYears(5).AddDays(-1)],
            [await GrantedToAsync(before), await GrantedToAsync(after)]);
    }

    [Fact]
    public async Task PaymentCloseDays_Lowered_CloseNoCaseWhoseSlipIsOlder()
    {
        var before = await UnpaidAsync();
        await SetAsync("payment.close-days", "10");
        var after = await UnpaidAsync();
        Clock.Advance(TimeSpan.FromDays(11));

        await ExpireAsync();

        Assert.Equal([CaseStatus.AwaitingPayment, CaseStatus.Closed], [(await ReloadAsync(before.Id)).Status, (await ReloadAsync(after.Id)).Status]);
        Clock.Advance(TimeSpan.FromDays(49));
        await ExpireAsync();
        Assert.Equal(CaseStatus.Closed, (await ReloadAsync(before.Id)).Status);
    }

    private static LocalName OldName { get; } = ProcessCatalogue.All.SelectMany(p => p.Reference.Codes).First(c => c.Code == "SRV-BAZ").Name;

    private async Task SetAsync(string code, string value)
    {
        Assert.True((await _rules.ChangeSettingAsync(code, new SettingChange(value, Clock.Today().AddDays(1), null, true), default)).IsOk);
        Clock.Advance(TimeSpan.FromDays(1));
    }

    private async Task RenameAsync()
    {
        Assert.True((await _rules.ChangeCodeAsync(
            CodeLists.ServiceClass, "SRV-BAZ", new CodeChange(NewName, 1, true, null, Clock.Today().AddDays(1), null, true), default)).IsOk);
        Clock.Advance(TimeSpan.FromDays(1));
    }

    private async Task<CaseView> ViewAsync(Case file) => (await Views(_officer).ReadAsync(file.Id, null, look: false, default)).Value;

    private async Task<List<(string Number, int DaysLeft)>> OverdueAsync() =>
        [.. (await Queue(_officer).PageAsync(new QueueFilter { Overdue = true, Group = QueueGroup.All }, look: false, default)).Value.Rows
            .Select(r => (r.Number, r.Deadline!.DaysLeft))];

    private async Task<(long Cents, string RevenueCode)> ChargedAsync(Case file) => (await Database.InTransactionAsync<(long, string)>(
        async db => await new CaseFees().ChargeAsync(db, file, Clock.UtcNow(), default) is { } slip ? (slip.AmountCents, slip.RevenueCode) : default,
        default)).Value;

    private async Task<DateOnly> GrantedToAsync(Case file) => (await Database.InTransactionAsync<DateOnly>(
        async db => (await LicenceGrant.GrantAsync(db, file, null, Clock.UtcNow(), default)).ValidTo, default)).Value;

    private async Task<Case> UnpaidAsync()
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.AwaitingPayment);
        await ChargedAsync(file);
        return file;
    }

    private async Task ExpireAsync()
    {
        using var job = new CaseExpiry(
            Database, new CaseFees(), Feed, Options.Create(new PortalOptions()), new NoLeases(), Clock, NullLogger<CaseExpiry>.Instance);
        await job.RunAsync(default);
    }
}
