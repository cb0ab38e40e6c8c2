using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Casework;

public sealed class CaseBackgroundTests : CasesKit
{
    [Theory]
    [InlineData("Siguria Plus SH.P.K.", "Siguria Plus", 1)]
    [InlineData("Çelësi Security", "Celesi Securiti SH.P.K.", 0.6)]
    [InlineData("Siguria Plus", "Siguria Pluss", 0.6)]
    public void NameLikeness_LikeNames_ReachesTheLimit(string one, string other, double atLeast) =>
        Assert.InRange(NameLikeness.Between(one, other), atLeast, 1);

    [Theory]
    [InlineData("Siguria Plus SH.P.K.", "Mbrojtja SH.P.K.")]
    [InlineData("Alfa Security", "Omega Security")]
    [InlineData("", "Siguria")]
    public void NameLikeness_OtherNames_StaysBelow(string one, string other) => Assert.InRange(NameLikeness.Between(one, other), 0, 0.59);

    [Fact]
    public async Task Background_CompanyWithHistory_ShowsCasesLicencesAndLookAlikes()
    {
        var company = await Data.CompanyAsync("Siguria Plus SH.P.K.");
        var issued = await Data.CaseAsync(company, CaseStatus.Issued, filedOn: 400);
        var licence = await Data.LicenceAsync(issued, new DateOnly(2025, 1, 1));
        var file = await Data.CaseAsync(company, classCode: "SRV-TPG", kind: RequestKind.Further);
        await Data.AttachAsync(file.Id, "EMBLEM", "emblema.png", imageHash: 0b1111);
        await Data.CompanyAsync("Siguria Pluss");
        var picture = await Data.CompanyAsync("Krejt tjetër");
        var emblem = await Data.AttachAsync((await Data.CaseAsync(picture)).Id, "EMBLEM", "tjeter.png", imageHash: 0b0111);
        var far = await Data.CompanyAsync("Pa lidhje");
        await Data.AttachAsync((await Data.CaseAsync(far)).Id, "EMBLEM", "larg.png", imageHash: -1);

        var background = (await Background(await Data.OfficerAsync()).ReadAsync(file.Id, default)).Value;

        Assert.Equal([issued.Number], background.OtherCases.Select(c => c.Number));
        Assert.Equal([licence.Number], background.Licences.Select(l => l.Number));
        Assert.Equal(["Siguria Pluss", "Krejt tjetër"], background.LookAlikes.Select(l => l.Name));
        Assert.Equal([null, emblem], background.LookAlikes.Select(l => l.EmblemId));
        Assert.Equal([true, false], background.LookAlikes.Select(l => l.NameLikeness >= 60));
    }

    [Fact]
    public async Task Tick_Criterion_IsSeenByTheSupervisorAndFallsWithANewVersion()
    {
        var (officer, company) = (await Data.OfficerAsync(), await Data.CompanyAsync());
        var file = await Data.CaseAsync(company, CaseStatus.InReview, officer);
        var head = await Data.SupervisorAsync();

        Assert.True((await Checklist(officer).TickAsync(file.Id, "Insurance", true, default)).IsOk);
        Assert.True((await Checklist(officer).TickAsync(file.Id, "Insurance", true, default)).IsOk);

        var criterion = (await Views(head).ReadAsync(file.Id, null, true, default)).Value.Criteria.Single(c => c.Key == "Insurance");
        Assert.Equal((true, officer.Name), (criterion.IsMet, criterion.By));
        await Checklist(officer).TickAsync(file.Id, "Court", true, default);
        await Checklist(officer).TickAsync(file.Id, "Court", false, default);
        Assert.False((await Views(head).ReadAsync(file.Id, null, true, default)).Value.Criteria.Single(c => c.Key == "Court").IsMet);
        await using (var db = Database.CreateDbContext())
        {
            await Data.AddVersionAsync(file.Id, company, TestData.Application(await db.Companies.SingleAsync()));
        }

        Assert.DoesNotContain((await Views(head).ReadAsync(file.Id, null, true, default)).Value.Criteria, c => !c.IsAutomatic && c.IsMet);
    }

    [Fact]
    public async Task Tick_ByWhoDoesNotReviewTheCase_IsRefused()
    {
        var company = await Data.CompanyAsync();
        var file = await Data.CaseAsync(company, CaseStatus.InReview, await Data.OfficerAsync());

        Assert.IsType<NotAssignedToYou>((await Checklist(await Data.OfficerAsync("Tjetri")).TickAsync(file.Id, "Court", true, default)).Error);
        Assert.IsType<NotPermitted>((await Checklist(company).TickAsync(file.Id, "Court", true, default)).Error);
        Assert.IsType<NotFound>((await Checklist(await Data.OfficerAsync("I treti")).TickAsync(file.Id, "Unknown", true, default)).Error);
    }

    [Fact]
    public async Task Criteria_AutomaticOnes_FollowTheCase()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.InReview, officer);

        var criteria = (await Views(officer).ReadAsync(file.Id, null, true, default)).Value.Criteria.Where(c => c.IsAutomatic)
            .ToDictionary(c => c.Key, c => c.IsMet);

        Assert.Equal((true, false, true), (criteria["Rules"], criteria["Documents"], criteria["Verified"]));
    }

    [Theory]
    [InlineData("2026-12-15", true)]
    [InlineData("2026-12-14", false)]
    public async Task Criteria_ForeignersPassport_WarnsWithinSixMonths(string expiry, bool isMet)
    {
        var officer = await Data.OfficerAsync();
        var company = await Data.CompanyAsync();
        await using var db = Database.CreateDbContext();
        var application = TestData.Application(await db.Companies.SingleAsync());
        var owner = application.Background.Owners[0].Person;
        (owner.IsForeign, owner.Citizenship, owner.PassportNumber) = (true, "AL", "BA1234567");
        owner.PassportExpiry = DateOnly.Parse(expiry, System.Globalization.CultureInfo.InvariantCulture);
        var file = await Data.CaseAsync(company, CaseStatus.InReview, officer, application: application);

        var passports = (await Views(officer).ReadAsync(file.Id, null, true, default)).Value.Criteria.Single(c => c.Key == "Passports");

        Assert.Equal((CriterionSeverity.Warning, isMet), (passports.Severity, passports.IsMet));
    }

    [Fact]
    public async Task Criteria_NoForeigner_SayNothingOfPassportsAndGradeTheRest()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.InReview, officer);
        var criteria = (await Views(officer).ReadAsync(file.Id, null, true, default)).Value.Criteria;
        Assert.Equal(
            ["Rules Blocking", "Documents Blocking", "Verified Warning"],
            criteria.Where(c => c.IsAutomatic).Select(c => $"{c.Key} {c.Severity}"));
    }

    [Fact]
    public async Task Compare_RegistryKnowsBetter_MarksOnlyRealDifferences()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync("Siguria Plus SH.P.K."), CaseStatus.InReview, officer);
        var persons = new Registry<PersonSnapshot>(new LookupOutcome<PersonSnapshot>.Found(new PersonSnapshot
        {
            FirstName = "ÇELË", LastName = "Gjonbala", BirthDate = new DateOnly(1980, 5, 17), Gender = Gender.Male, MunicipalityCode = "20",
            Source = PersonSource.Registry, ReadAt = Clock.GetUtcNow().UtcDateTime,
        }));
        var businesses = new Registry<BusinessRecord>(new LookupOutcome<BusinessRecord>.Found(new BusinessRecord
        {
            Number = BusinessNumber.Parse("810000001"), Name = "SIGURIA PLUS SHPK", IsActive = false,
            Owners = [PersonalNumber.Parse(TestData.MarkerNumber), PersonalNumber.Parse("1111111114")],
        }));

        var result = (await Comparisons(officer, persons, businesses).CompareAsync(file.Id, default)).Value;

        // The one person is asked about once, though owner and responsible at once.
        Assert.Equal(2, result.Count);
        Assert.Equal(1, persons.Asked);
        Assert.Equal(2, result[1].Roles.Count);
        Assert.Equal(["Gjonbala", "Prizren"], result[1].Values.Where(v => v.Differs).Select(v => v.Registry));
        var company = result[0].Values.Where(v => v.Differs).ToList();
        Assert.Equal(["I mbyllur", "11******14"], company.Select(v => v.Registry));
        await using var db = Database.CreateDbContext();
        Assert.Equal("case.compare", (await db.AuditRows.SingleAsync()).Action);
    }

    [Fact]
    public async Task Compare_RegistryDownOrUsedUp_SaysWhich()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync(), CaseStatus.InReview, officer);
        var down = new Registry<PersonSnapshot>(new LookupOutcome<PersonSnapshot>.Unavailable(UnavailableReason.Timeout));

        var result = (await Comparisons(officer, down, new Registry<BusinessRecord>(new TooManyLookups())).CompareAsync(file.Id, default)).Value;

        Assert.Equal([RegistryAnswer.NotAsked, RegistryAnswer.Unavailable], result.Select(r => r.Outcome));
    }

    [Theory]
    [InlineData(PortalRoles.Auditor)]
    [InlineData(PortalRoles.Cashier)]
    public async Task Compare_WhoReviewsNothing_IsRefusedAndNobodyIsAskedAbout(string role)
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        var persons = new Registry<PersonSnapshot>(new LookupOutcome<PersonSnapshot>.Unknown());

        var result = await Comparisons(await Data.MinistryAsync("Personi", role), persons,
            new Registry<BusinessRecord>(new LookupOutcome<BusinessRecord>.Unknown()))
            .CompareAsync(file.Id, default);

        Assert.IsType<NotPermitted>(result.Error);
        Assert.Equal(0, persons.Asked);
    }

    private CaseBackgroundQueries Background(Actor actor) => new(Database, new FixedActor(actor), new CodeBookCache(Database, Clock), Clock);

    private CaseChecklist Checklist(Actor actor) => new(Database, new FixedActor(actor), Feed, Clock);

    private RegistryComparer Comparisons(Actor actor, Registry<PersonSnapshot> persons, Registry<BusinessRecord> businesses) =>
        new(Database, new FixedActor(actor), persons, businesses, Clock);

    /// <summary>Either look-up service with one answer to everything.</summary>
    private sealed class Registry<T>(Result<LookupOutcome<T>> answer) : IPersonLookupService, IBusinessLookupService
    {
        public Registry(LookupOutcome<T> outcome)
            : this((Result<LookupOutcome<T>>)outcome)
        {
        }

        public Registry(Error error)
            : this((Result<LookupOutcome<T>>)error)
        {
        }

        public int Asked { get; private set; }

        public Task<Result<LookupOutcome<PersonSnapshot>>> FindAsync(PersonalNumber number, LookupContext context, CancellationToken ct) =>
            Answer<PersonSnapshot>();

        public Task<Result<LookupOutcome<BusinessRecord>>> FindAsync(BusinessNumber number, LookupContext context, CancellationToken ct) =>
            Answer<BusinessRecord>();

        public Task<Result<LookupOutcome<PersonSnapshot>>> FindForVisitorAsync(PersonalNumber number, LookupVisitor visitor, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<Result<LookupOutcome<BusinessRecord>>> FindForVisitorAsync(BusinessNumber number, LookupVisitor visitor, CancellationToken ct) =>
            throw new NotSupportedException();

        private Task<Result<LookupOutcome<TAsked>>> Answer<TAsked>()
        {
            Asked++;
            return Task.FromResult((Result<LookupOutcome<TAsked>>)(object)answer);
        }
    }
}
