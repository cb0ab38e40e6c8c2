using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.CloseProtection;

/// <summary>A company licensed for close protection, its requests, and who decides on them.</summary>
internal sealed class CloseProtectionKit(TestPortal portal)
{
    /// <summary>Name of the protected person: must be read nowhere but where the company and the ministry read it.</summary>
    public const string ProtectedName = "Shpëtim Đukić";

    public Actor Company { get; private set; } = null!;

    public Actor Officer { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    public Actor Cashier { get; private set; } = null!;

    public TestWorkers Workers { get; } = new(portal);

    public static async Task<CloseProtectionKit> CreateAsync(TestPortal portal, Actor? company = null)
    {
        var kit = new CloseProtectionKit(portal)
        {
            Company = company ?? await portal.Data.CompanyAsync(),
            Cashier = await portal.Data.MinistryAsync("Drita Hoxha", PortalRoles.Cashier),
        };
        (kit.Officer, kit.Supervisor) = (await kit.Workers.OfficerAsync(), await kit.Workers.SupervisorAsync());
        await portal.LicenceAsync(kit.Company, portal.Today.AddDays(900));
        await portal.LicenceAsync(kit.Company, portal.Today.AddDays(800), "SRV-MA");
        return kit;
    }

    public async Task<DraftView> DraftAsync(Action<CloseProtectionApplication>? change = null)
    {
        await using var session = portal.As(Company);
        var draftId = TestPortal.Ok(await session.Get<CloseProtectionDesk>().StartAsync(default));
        var draft = await portal.LoadAsync(Company, draftId);
        var application = PayloadJson.Read<CloseProtectionApplication>(draft.PayloadJson);
        Fill(application);
        change?.Invoke(application);
        TestPortal.Ok(await session.Get<DraftStore>().SaveAsync(
            draftId, draft.Version, draft.Step, [.. CloseProtectionProcess.Form.Steps.SkipLast(1)], PayloadJson.Write(application), default));
        await portal.AttachAllAsync(Company, draftId);
        return await portal.LoadAsync(Company, draftId);
    }

    public async Task<Guid> FiledAsync() => TestPortal.Ok(await portal.SubmitAsync(Company, await DraftAsync())).CaseId;

    /// <summary>A filed request that the officer has taken.</summary>
    public async Task<Guid> TakenAsync()
    {
        var caseId = await FiledAsync();
        await using var session = portal.As(Officer);
        TestPortal.Ok(await session.Get<CaseReviewService>().TakeAsync(caseId, await VersionAsync(caseId), default));
        return caseId;
    }

    public async Task<Result<Unit>> AskAsync(Guid caseId, Actor? actor = null)
    {
        await using var session = portal.As(actor ?? Officer);
        return await session.Get<PoliceOpinions>().AskAsync(caseId, await VersionAsync(caseId), default);
    }

    public async Task<Result<Unit>> AnswerAsync(Guid caseId, bool? agrees, DateOnly? on = null, string? text = "Nuk ka vërejtje.")
    {
        await using var session = portal.As(Officer);
        return await session.Get<PoliceOpinions>().RecordAsync(caseId, await VersionAsync(caseId), new PoliceAnswer(on ?? portal.Today, agrees, text), default);
    }

    public async Task<Result<CaseStatus>> RecommendAsync(Guid caseId, bool approve)
    {
        await using var session = portal.As(Officer);
        return await session.Get<CaseReviewService>().RecommendAsync(caseId, await VersionAsync(caseId), approve, "Arsyet.", default);
    }

    public async Task<Result<CaseStatus>> ApproveAsync(Guid caseId)
    {
        await using var session = portal.As(Supervisor);
        return await session.Get<CaseReviewService>().ApproveAsync(caseId, await VersionAsync(caseId), null, default);
    }

    public async Task<Result<CaseStatus>> RefuseAsync(Guid caseId)
    {
        await using var session = portal.As(Supervisor);
        return await session.Get<CaseReviewService>().RefuseAsync(caseId, await VersionAsync(caseId), "Policia nuk pajtohet.", default);
    }

    public async Task<Licence> IssuedAsync()
    {
        var caseId = await TakenAsync();
        TestPortal.Ok(await AskAsync(caseId));
        TestPortal.Ok(await AnswerAsync(caseId, true));
        TestPortal.Ok(await RecommendAsync(caseId, true));
        TestPortal.Ok(await ApproveAsync(caseId));
        await Workers.PayAsync(caseId);
        await using var db = portal.Db();
        return await db.Licences.AsNoTracking().SingleAsync(l => l.CaseId == caseId);
    }

    /// <summary>A worker of the company with a licence as operator.</summary>
    public async Task<Licence> OperatorAsync(Actor? employer = null, string number = "1900000096", string name = "Blerim")
    {
        var person = TestWorkers.Entry(number, name, "Krasniqi");
        await Workers.LicensedAsync(employer ?? Company, person, WorkerClasses.Basic);
        return await Workers.LicensedAsync(employer ?? Company, person, "W-MA");
    }

    public async Task<Result<Unit>> NameAsync(Licence assignment, IReadOnlyCollection<Guid> persons, int seen = 0, DateOnly? from = null, DateOnly? to = null,
        Actor? actor = null)
    {
        await using var session = portal.As(actor ?? Company);
        return await session.Get<OperatorNaming>().NameAsync(assignment.CaseId, seen, persons, from ?? portal.Today, to ?? portal.Today.AddDays(100), default);
    }

    public async Task<ProtectionFile?> FileAsync(Guid caseId, Actor actor)
    {
        await using var session = portal.As(actor);
        return await session.Get<ProtectionQueries>().OfCaseAsync(caseId, default);
    }

    public async Task<PoliceView?> PoliceAsync(Guid caseId, Actor actor)
    {
        await using var session = portal.As(actor);
        return await session.Get<ProtectionQueries>().PoliceAsync(caseId, default);
    }

    public async Task<Guid> VersionAsync(Guid caseId)
    {
        await using var db = portal.Db();
        return await db.Cases.Where(c => c.Id == caseId).Select(c => c.Version).SingleAsync();
    }

    /// <summary>Complete answers about the company, the protected person and the plan.</summary>
    public static void Fill(CloseProtectionApplication application)
    {
        (application.Company.ResponsiblePerson, application.Company.ResponsibleAddress) = ("Çelë Gjonbalaj", "Rr. B 7, Prishtinë");
        (application.Company.Phone, application.Company.Email) = ("044 123 456", "info@example.org");
        (application.Protected.Person.PersonalNumber, application.Protected.Person.Lookup) = (TestData.MarkerNumber, PersonLookupState.Found);
        (application.Protected.Person.FirstName, application.Protected.Person.LastName) = ("Shpëtim", "Đukić");
        application.Protected.Profession = "Gazetar";
        (application.Unit.Name, application.Unit.ResponsiblePerson, application.Unit.Phone) = ("Shoqata e gazetarëve", "Ana Kola", "044 111 222");
        (application.Plan.RiskAssessment, application.Plan.Measures) = ("Kërcënime me shkrim.", "Dy operatorë gjatë lëvizjes.");
    }
}
