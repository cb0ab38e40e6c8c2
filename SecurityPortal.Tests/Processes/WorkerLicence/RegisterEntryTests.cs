using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Register;
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
                PersonalNumber = PersonalNumber.TryParse(Number, out var number) ? number : null, PassportNumber = "CD7654321", Citizenship = "RS", FirstName = "Iva",
                LastName = "Ilić", BirthDate = new DateOnly(1991, 1, 1), CreatedAt = _portal.Clock.UtcNow(),
            });
            await db.SaveChangesAsync();
        }

        await using var officer = _portal.As(await _workers.OfficerAsync());
        await using var supervisor = _portal.As(await _workers.SupervisorAsync());
        var reviews = officer.Get<Core.Cases.CaseReviewService>();
        TestPortal.Ok(await reviews.TakeAsync(caseId, await _workers.VersionAsync(caseId), default));
        TestPortal.Ok(await reviews.RecommendAsync(caseId, await _workers.VersionAsync(caseId), true, null, default));

        Assert.Equal("person.numbers-differ", (await supervisor.Get<Core.Cases.CaseReviewService>().ApproveAsync(caseId, await _workers.VersionAsync(caseId), null, default)).Error!.Code);
    }

    private async Task<RegisteredPerson> PersonAsync(Guid id)
    {
        await using var db = _portal.Db();
        return await db.RegisteredPersons.AsNoTracking().SingleAsync(p => p.Id == id);
    }
}
