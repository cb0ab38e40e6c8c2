using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Audit;

/// <summary>Whoever of the ministry looks at somebody's data leaves one audit row that says who and what; a page that refreshes itself leaves none.</summary>
public sealed class LookTests : IAsyncLifetime
{
    private static readonly Dictionary<string, (string Action, Func<TestSession, Ids, Task> Look)> Looks = new()
    {
        ["case"] = ("case.open", (s, ids) => s.Get<CaseViewQueries>().ReadAsync(ids.Case, null, look: true, default)),
        ["hidden number of a case"] = ("number.reveal", (s, ids) => s.Get<CaseViewQueries>().RevealAsync(ids.Case, "Company.Owner", default)),
        ["queue"] = ("case.queue", (s, _) => s.Get<QueueQueries>().PageAsync(new QueueFilter(), look: true, default)),
        ["queue, searched"] = ("case.search", (s, _) => s.Get<QueueQueries>().PageAsync(new QueueFilter { Text = "Siguria" }, look: true, default)),
        ["licence"] = ("licence.open", (s, ids) => s.Get<LicenceFileReader>().ReadAsync(ids.Licence, look: true, default)),
        ["register of licences, searched"] = ("register.search", (s, _) => s.Get<LicenceQueries>().RegisterAsync(new LicenceFilter("Siguria"), default)),
        ["register of contracts"] = ("register.search", (s, _) => s.Get<ContractQueries>().RegisterAsync(new ContractFilter(), default)),
        ["register of workers"] = ("register.list", (s, _) => s.Get<WorkerQueries>().RegisterAsync(null, 0, look: true, default)),
        ["register of workers, searched"] = ("register.search", (s, _) => s.Get<WorkerQueries>().RegisterAsync("Krasniqi", 0, look: true, default)),
        ["person"] = ("person.open", (s, ids) => s.Get<WorkerQueries>().FileAsync(ids.Person, look: true, default)),
        ["hidden number of a person"] = ("number.reveal", (s, ids) => s.Get<WorkerQueries>().RevealAsync(ids.Person, default)),
        ["cards"] = ("register.list", (s, _) => s.Get<CardQueries>().ListAsync(CardStage.ToPrint, null, 0, look: true, default)),
        ["cards, searched"] = ("register.search", (s, _) => s.Get<CardQueries>().ListAsync(CardStage.ToPrint, "Krasniqi", 0, look: true, default)),
        ["register of incidents"] = ("report.register", (s, _) => s.Get<IncidentQueries>()
            .RegisterAsync(new IncidentFilter { ProcessKey = "UseOfForce" }, look: true, default)),
        ["slips, searched"] = ("payment.search", (s, _) => s.Get<SlipQueries>().ListAsync(new SlipFilter(SlipListView.All, "Siguria"), default)),
        ["slip and its money"] = ("payment.look", (s, ids) => s.Get<DeskQueries>().SlipAsync(ids.Slip, look: true, default)),
        ["sheet of a day"] = ("payment.day", (s, _) => s.Get<DaySheetQueries>().ReadAsync(new DateOnly(2026, 1, 12), default)),
        ["receipt"] = ("payment.receipt-open", (s, ids) => s.Get<PaymentService>().OpenReceiptAsync(ids.Slip, default)),
        ["identities"] = ("identity.list", (s, _) => s.Get<IdentityDesk>().WaitingAsync(default)),
        ["identity"] = ("identity.open", (s, ids) => s.Get<IdentityDesk>().FindAsync(ids.Identity, default)),
        ["document of identity"] = ("identity.document", async (s, ids) => await TestPortal.Ok(await s.Get<IdentityDesk>().OpenAsync(ids.Identity, default))
            .Content.DisposeAsync()),
        ["hidden number of an identity"] = ("number.reveal", (s, ids) => s.Get<IdentityDesk>().RevealAsync(ids.Identity, default)),
        ["audit trail"] = ("audit.read", (s, _) => s.Get<AuditQueries>().ListAsync(new AuditFilter(), default)),
    };

    private static readonly Dictionary<string, Func<TestSession, Ids, Task>> Refreshes = new()
    {
        ["case"] = (s, ids) => s.Get<CaseViewQueries>().ReadAsync(ids.Case, null, look: false, default),
        ["queue"] = (s, _) => s.Get<QueueQueries>().PageAsync(new QueueFilter { Text = "Siguria" }, look: false, default),
        ["licence"] = (s, ids) => s.Get<LicenceFileReader>().ReadAsync(ids.Licence, look: false, default),
        ["register of workers"] = (s, _) => s.Get<WorkerQueries>().RegisterAsync("Krasniqi", 0, look: false, default),
        ["person"] = (s, ids) => s.Get<WorkerQueries>().FileAsync(ids.Person, look: false, default),
        ["cards"] = (s, _) => s.Get<CardQueries>().ListAsync(CardStage.ToPrint, null, 0, look: false, default),
        ["register of incidents"] = (s, _) => s.Get<IncidentQueries>().RegisterAsync(new IncidentFilter { ProcessKey = "UseOfForce" }, look: false, default),
        ["slip and its money"] = (s, ids) => s.Get<DeskQueries>().SlipAsync(ids.Slip, look: false, default),
    };

    private TestPortal _portal = null!;
    private Actor _looker = null!;
    private Ids _ids = null!;

    public static TheoryData<string> LookNames => [.. Looks.Keys];

    public static TheoryData<string> RefreshNames => [.. Refreshes.Keys];

    public async Task InitializeAsync()
    {
        _portal = await TestPortal.CreateAsync();
        _looker = await _portal.Data.MinistryAsync("Arta Gashi", PortalRoles.Officer, PortalRoles.Administrator);
        var company = await _portal.Data.CompanyAsync(isConfirmed: false);
        var file = await _portal.Data.CaseAsync(company, CaseStatus.Recommended, await _portal.Data.OfficerAsync("Tjetri"));
        await using (var supervisor = _portal.As(await _portal.Data.SupervisorAsync()))
        {
            TestPortal.Ok(await supervisor.Get<CaseReviewService>().ApproveAsync(file.Id, file.Version, null, default));
        }

        await using var db = _portal.Db();
        var slip = await db.PaymentSlips.SingleAsync();
        await using (var applicant = _portal.As(company))
        {
            TestPortal.Ok(await applicant.Get<PaymentService>().UploadReceiptAsync(slip.Id, new MemoryStream(SampleFiles.Pdf()), "fatura.pdf", default));
        }

        var person = new RegisteredPerson
        {
            FirstName = "Ilir", LastName = "Krasniqi", PersonalNumber = PersonalNumber.Parse("1900000021"), BirthDate = new DateOnly(1990, 1, 1),
            CreatedAt = _portal.Clock.GetUtcNow().UtcDateTime,
        };
        db.Add(person);
        await db.SaveChangesAsync();
        await using var owner = _portal.As(company);
        var identity = TestPortal.Ok(await owner.Get<IdentityRequests>().AskAsync(new MemoryStream(SampleFiles.Pdf()), "certifikata.pdf", default));
        _ids = new Ids(file.Id, (await _portal.LicenceAsync(company, _portal.Today.AddYears(1))).Id, person.Id, slip.Id, identity);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(LookNames))]
    public async Task Look_AtSomebodysData_LeavesOneRow(string name)
    {
        await using var session = _portal.As(_looker);

        await Looks[name].Look(session, _ids);

        Assert.Equal([Looks[name].Action], await ActionsAsync());
    }

    [Theory]
    [MemberData(nameof(RefreshNames))]
    public async Task Refresh_OfAnOpenPage_LeavesNone(string name)
    {
        await using var session = _portal.As(_looker);

        await Refreshes[name](session, _ids);

        Assert.Empty(await ActionsAsync());
    }

    private async Task<IReadOnlyList<string>> ActionsAsync()
    {
        await using var db = _portal.Db();
        return await db.AuditRows.Where(r => r.ActorId == _looker.UserId).Select(r => r.Action).ToListAsync();
    }

    private sealed record Ids(Guid Case, Guid Licence, Guid Person, Guid Slip, Guid Identity);
}
