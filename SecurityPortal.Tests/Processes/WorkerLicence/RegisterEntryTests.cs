using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.WorkerLicence;

/// <summary>What a request may change in the register of persons, and when.</summary>
public sealed class RegisterEntryTests : IAsyncLifetime
{
    private const string Number = TestData.MarkerNumber;
    private const string Other = "1111111114";

    private TestPortal _portal = null!;
    private TestWorkers _workers = null!;
    private Actor _company = null!;

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _workers = new TestWorkers(_portal);
        _company = await _portal.Data.CompanyAsync();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Filed_ForAKnownPerson_ChangesTheRegisterOnlyOnceApproved()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Foreigner());
        var renamed = TestWorkers.Foreigner(Number);
        (renamed.LastName, renamed.BirthDate) = ("Marković", new DateOnly(1988, 5, 5));

        var caseId = await _workers.FiledAsync(_company, renamed, "W-MA");
        var filed = await PersonAsync(licence.PersonId!.Value);
        await _workers.ApproveAsync(caseId);
        var approved = await PersonAsync(licence.PersonId.Value);

        Assert.Equal(("Ana Petrović", null, new DateOnly(1988, 4, 4)), (filed.Name, filed.PersonalNumber, filed.BirthDate));
        Assert.Equal(("Ana Marković", Number, new DateOnly(1988, 5, 5)), (approved.Name, approved.PersonalNumber?.Reveal(), approved.BirthDate));
        await using var db = _portal.Db();
        Assert.Equal(["ana", "markovic"], await db.RegisteredPersonWords.Select(w => w.Word).Order().ToListAsync());
    }

    [Fact]
    public async Task Filed_ForeignFormWithANumberNobodyHasSeen_DoesNotTakeTheNumberBeforeTheApproval()
    {
        var caseId = await _workers.FiledAsync(_company, TestWorkers.Foreigner(Number));
        await using (var db = _portal.Db())
        {
            Assert.Null((await db.RegisteredPersons.SingleAsync()).PersonalNumber);
        }

        await _workers.ApproveAsync(caseId);

        await using var after = _portal.Db();
        Assert.Equal(Number, (await after.RegisteredPersons.SingleAsync()).PersonalNumber?.Reveal());
    }

    [Fact]
    public async Task Filed_ForeignFormWithACitizensNumber_IsRefusedAndTheCitizenStays()
    {
        var licence = await _workers.LicensedAsync(_company, TestWorkers.Entry());
        var foreigner = TestWorkers.Foreigner(Number);
        await _workers.PassedAsync(foreigner, "W-MA");

        var result = await _portal.SubmitAsync(_company, await _workers.DraftAsync(_company, foreigner, "W-MA"));

        Assert.Equal("person.number-of-citizen", result.Error!.Code);
        var person = await PersonAsync(licence.PersonId!.Value);
        Assert.Equal(("Çelë Gjonbalaj", null, null), (person.Name, person.PassportNumber, person.Citizenship));
    }

    [Fact]
    public async Task Filed_NumberAndPassportOfTwoPersons_IsRefused()
    {
        await _workers.LicensedAsync(_company, TestWorkers.Foreigner(Number));
        await _workers.LicensedAsync(_company, TestWorkers.Foreigner(Other, "CD7654321"));
        var mixed = TestWorkers.Foreigner(Number, "CD7654321");
        await _workers.PassedAsync(mixed, "W-MA");

        Assert.Equal("person.numbers-differ", (await _portal.SubmitAsync(_company, await _workers.DraftAsync(_company, mixed, "W-MA"))).Error!.Code);
        var elsewhere = TestWorkers.Foreigner("2222222228", "CD7654321");
        await _workers.PassedAsync(elsewhere, "W-MA");
        Assert.Equal("person.numbers-differ", (await _portal.SubmitAsync(_company, await _workers.DraftAsync(_company, elsewhere, "W-MA"))).Error!.Code);
    }

    [Fact]
    public async Task Approved_NumberBecameAnothersMeanwhile_IsSaidToTheSupervisor()
    {
        var caseId = await _workers.FiledAsync(_company, TestWorkers.Foreigner(Number));
        await using (var db = _portal.Db())
        {
            db.RegisteredPersons.Add(new RegisteredPerson
            {
                PersonalNumber = PersonalNumber.TryParse(Number, out var number) ? number : null, PassportNumber = "CD7654321", Citizenship = "RS",
                FirstName = "Iva",
                LastName = "Ilić", BirthDate = new DateOnly(1991, 1, 1), CreatedAt = _portal.Clock.UtcNow(),
            });
            await db.SaveChangesAsync();
        }

        await using var officer = _portal.As(await _workers.OfficerAsync());
        await using var supervisor = _portal.As(await _workers.SupervisorAsync());
        var reviews = officer.Get<Core.Casework.CaseReviewService>();
        TestPortal.Ok(await reviews.TakeAsync(caseId, await _workers.VersionAsync(caseId), default));
        TestPortal.Ok(await reviews.RecommendAsync(caseId, await _workers.VersionAsync(caseId), true, null, default));

        Assert.Equal("person.numbers-differ", (await supervisor.Get<Core.Casework.CaseReviewService>()
            .ApproveAsync(caseId, await _workers.VersionAsync(caseId), null, default)).Error!.Code);
    }

    [Fact]
    public async Task Check_OfAnotherCompanysWorker_AsksForConsentFirstAndCountsOnceADay()
    {
        var licence = await _workers.LicensedAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."), TestWorkers.Entry());
        await using var session = _portal.As(_company);
        var desk = session.Get<WorkerLicenceDesk>();
        var application = new WorkerLicenceApplication { ClassCode = WorkerClasses.Basic, Person = TestWorkers.Entry() };

        var first = await desk.CheckAsync(application, Guid.NewGuid(), default);
        await desk.CheckAsync(application, Guid.NewGuid(), default);
        TestPortal.Ok(await session.Get<ConsentService>().GiveAsync(licence.PersonId!.Value, "Punësim", true, default));
        var consented = await desk.CheckAsync(application, Guid.NewGuid(), default);

        Assert.Equal(("worker.consent-first", licence.PersonId), (first.Obstacle!.Code, first.ConsentOf));
        Assert.Equal(("class.still-valid", null), (consented.Obstacle!.Code, consented.ConsentOf));
        await using var db = _portal.Db();
        Assert.Equal((1, 1), (await db.LookupLog.CountAsync(l => l.UserId == _company.UserId),
            await db.AuditRows.CountAsync(a => a.Action == "register.lookup")));
    }

    [Fact]
    public async Task Filed_AboutAnotherCompanysWorkerWithoutConsent_SaysNothingElse()
    {
        await _workers.PassedAsync(TestWorkers.Entry());
        var draft = await _workers.DraftAsync(_company, TestWorkers.Entry());
        await _workers.LicensedAsync(await _portal.Data.CompanyAsync("Tjetra SH.P.K."), TestWorkers.Entry());

        Assert.Equal("worker.consent-first", (await _portal.SubmitAsync(_company, draft)).Error!.Code);
    }

    [Theory]
    [InlineData("AB1234567")]
    [InlineData("W-BAZ-2026-0001")]
    [InlineData("check")]
    public async Task Search_OfTheRegister_CountsInTheLimitOfLookUps(string typed)
    {
        await using (var db = _portal.Db())
        {
            db.LookupLog.AddRange(Enumerable.Range(0, 2000).Select(i => new LookupLogEntry
            {
                At = _portal.Clock.UtcNow(), UserId = _company.UserId, Purpose = "test", NumberHash = $"{i}", Result = LookupResult.Found,
            }));
            await db.SaveChangesAsync();
        }

        await using var session = _portal.As(_company);
        var error = typed == "check"
            ? (await session.Get<WorkerLicenceDesk>()
                .CheckAsync(new WorkerLicenceApplication { ClassCode = WorkerClasses.Basic, Person = TestWorkers.Entry() }, Guid.NewGuid(), default)).Obstacle
            : (await session.Get<PersonSearch>().FindAsync(typed, "test", false, default)).Error;

        Assert.IsType<TooManyLookups>(error);
        await using var after = _portal.Db();
        Assert.Equal((1, 1), (await after.LookupLog.CountAsync(l => l.Result == LookupResult.Refused),
            await after.AuditRows.CountAsync(a => a.Action == "register.lookup-refused")));
    }

    [Fact]
    public async Task Passport_OfAnotherCountry_IsAnotherPerson()
    {
        await _workers.FiledAsync(_company, TestWorkers.Foreigner());
        var namesake = TestWorkers.Foreigner(citizenship: "RS");

        await _workers.FiledAsync(_company, namesake);

        await using var db = _portal.Db();
        Assert.Equal(["ME", "RS"], await db.CasePersons.Select(p => p.Citizenship!).Order().ToListAsync());
        await using var session = _portal.As(_company);
        Assert.Single(TestPortal.Ok(await session.Get<WorkerLicenceDesk>().ReadAsync(namesake, default)).Cases);
        await using var officer = _portal.As(await _workers.OfficerAsync());
        var workers = officer.Get<WorkerQueries>();
        foreach (var person in await db.RegisteredPersons.AsNoTracking().ToListAsync())
        {
            var file = Assert.Single(TestPortal.Ok(await workers.FileAsync(person.Id, false, default)).Cases);
            Assert.Equal(person.Id, (await workers.OfCaseAsync(file.Id, default))!.PersonId);
        }
    }

    [Fact]
    public async Task Start_PassportOfAnotherCountry_TakesOverNoFiles()
    {
        await _workers.LicensedAsync(_company, TestWorkers.Foreigner());
        await using var session = _portal.As(_company);

        var other = TestPortal.Ok(await session.Get<WorkerLicenceDesk>().StartAsync(TestWorkers.Foreigner(citizenship: "RS"), WorkerClasses.Basic, default));
        var same = TestPortal.Ok(await session.Get<WorkerLicenceDesk>().StartAsync(TestWorkers.Foreigner(), "W-MA", default));

        Assert.Empty(TestPortal.Ok(await session.Get<Core.Drafts.DraftDocuments>().ListAsync(other, default)).Attached);
        Assert.NotEmpty(TestPortal.Ok(await session.Get<Core.Drafts.DraftDocuments>().ListAsync(same, default)).Attached);
    }

    private async Task<RegisteredPerson> PersonAsync(Guid id)
    {
        await using var db = _portal.Db();
        return await db.RegisteredPersons.AsNoTracking().SingleAsync(p => p.Id == id);
    }
}
