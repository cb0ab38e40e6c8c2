using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Benchmarks;

/// <summary>What is asked of the ministry's lists: each search and filter, the first page and the fortieth.</summary>
internal sealed class QueueQuestions
{
    private static readonly int[] Pages = [1, 40];

    private readonly BenchPortal _portal;
    private readonly Actor _officer;
    private readonly Actor _supervisor;
    private readonly Actor _cashier;
    private readonly Actor _auditor;
    private readonly Actor _company;
    private readonly List<string> _persons;
    private readonly List<string> _businesses;
    private readonly List<Guid> _cases;
    private readonly string _caseNumber;
    private readonly string _rare;

    private QueueQuestions(BenchPortal portal, Samples samples)
    {
        _portal = portal;
        _officer = Ministry(samples.Officer, PortalRoles.Officer);
        _supervisor = Ministry(samples.Supervisor, PortalRoles.Supervisor);
        _cashier = Ministry(samples.Cashier, PortalRoles.Cashier);
        _auditor = Ministry(samples.Auditor, PortalRoles.Auditor);
        _company = new Actor
        {
            UserId = samples.Company.OwnerUserId, Name = samples.Company.Name, Language = Languages.Albanian, CompanyId = samples.Company.Id, OwnsCompany = true,
            Permissions = DelegatePermissions.All,
        };
        (_persons, _businesses, _cases) = (samples.Persons, samples.Businesses, samples.Cases);
        (_caseNumber, _rare) = (samples.CaseNumber, samples.Rare);
    }

    /// <summary>Picks whom to ask for, evenly from the whole database.</summary>
    public static async Task<QueueQuestions> OfAsync(BenchPortal portal)
    {
        await using var db = await portal.Database.CreateDbContextAsync();
        async Task<PortalUser> FirstAsync(string role) => await db.Users.AsNoTracking().OrderBy(u => u.Id)
            .FirstAsync(u => db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(known => known.Id == r.RoleId && known.Name == role)));
        var random = new Random(3);
        var count = await db.Cases.CountAsync();
        var persons = await db.RegisteredPersons.AsNoTracking().Where(p => p.PersonalNumber != null).Select(p => p.PersonalNumber!.Value).ToListAsync();
        var companies = await db.Companies.AsNoTracking().OrderBy(c => c.Id).ToListAsync();
        var cases = new List<Guid>();
        for (var i = 0; i < 50; i++)
        {
            cases.Add(await db.Cases.OrderBy(c => c.SubmittedAt).Select(c => c.Id).Skip(random.Next(count)).FirstAsync());
        }

        return new QueueQuestions(portal, new Samples(
            await FirstAsync(PortalRoles.Officer), await FirstAsync(PortalRoles.Supervisor), await FirstAsync(PortalRoles.Cashier),
            await FirstAsync(PortalRoles.Auditor), companies[companies.Count / 2],
            [.. Enumerable.Range(0, 50).Select(_ => persons[random.Next(persons.Count)].Reveal())],
            [.. Enumerable.Range(0, 50).Select(_ => companies[random.Next(companies.Count)].BusinessNumber.ToString())],
            cases, await db.Cases.Where(c => c.Id == cases[0]).Select(c => c.Number).SingleAsync(),
            await db.RegisteredPersonWords.GroupBy(w => w.Word).OrderBy(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstAsync()));
    }

    /// <summary>What a look costs at least: as many rows by their keys, and the row it leaves in the trail.</summary>
    public IEnumerable<Question> Yardsticks() =>
    [
        new("25 cases by their keys", async round =>
        {
            await using var db = await _portal.Database.CreateDbContextAsync();
            var ids = Enumerable.Range(0, 25).Select(i => _cases[(round + i) % _cases.Count]).ToList();
            return (await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync()).Count;
        }),
        new("one row of the trail", async _ =>
        {
            await using var db = await _portal.Database.CreateDbContextAsync();
            db.Audit(TimeProvider.System, _officer, "case.queue", "queue", null);
            return await db.SaveChangesAsync();
        }),
    ];

    public IEnumerable<Question> Queue()
    {
        QueueFilter found(string text) => new() { Text = text, Group = QueueGroup.All };
        (string Name, Func<int, QueueFilter> Filter)[] filters =
        [
            ("open", _ => new QueueFilter()),
            ("all, oldest first", _ => new QueueFilter { Group = QueueGroup.All }),
            ("all, newest first", _ => new QueueFilter { Group = QueueGroup.All, NewestFirst = true }),
            ("to take", _ => new QueueFilter { Group = QueueGroup.ToTake }),
            ("to take, of nobody", _ => new QueueFilter { Group = QueueGroup.ToTake, Unassigned = true }),
            ("ended", _ => new QueueFilter { Group = QueueGroup.Ended, NewestFirst = true }),
            ("of a process", _ => new QueueFilter { Group = QueueGroup.All, Process = "WorkerLicence" }),
            ("of an officer", _ => new QueueFilter { Group = QueueGroup.All, OfficerId = _officer.UserId }),
            ("mine, open", _ => new QueueFilter { Mine = true }),
            ("of an officer and a process", _ => new QueueFilter { Group = QueueGroup.All, OfficerId = _officer.UserId, Process = "ServiceLicence" }),
            ("30 days old", _ => new QueueFilter { MinAgeDays = 30 }),
            ("overdue", _ => new QueueFilter { Overdue = true }),
            ("overdue, newest first", _ => new QueueFilter { Overdue = true, NewestFirst = true }),
            ("overdue, mine, of a process", _ => new QueueFilter { Overdue = true, Mine = true, Process = "WorkerLicence" }),
            ("case number", _ => found(_caseNumber)),
            ("running number", _ => found(_caseNumber[^6..])),
            ("personal number", round => found(_persons[round % _persons.Count])),
            ("business number", round => found(_businesses[round % _businesses.Count])),
            ("absent word", _ => found("zzyzx")),
            ("rare word", _ => found(_rare)),
            ("common word", _ => found("krasniqi")),
            ("common word, newest first", _ => found("Krasniqi") with { NewestFirst = true }),
            ("two common words", _ => found("arben krasniqi")),
            ("common and rare word", _ => found($"krasniqi {_rare}")),
            ("three common words", _ => found("siguria plus gashi")),
            ("word of nearly all", _ => found("sh")),
            ("first letters", _ => found("kra")),
            ("common word, open", _ => found("krasniqi") with { Group = QueueGroup.Open }),
            ("common word, mine", _ => found("krasniqi") with { Mine = true }),
            ("common word, of a process", _ => found("krasniqi") with { Process = "Contract" }),
        ];
        return filters.SelectMany(f => Pages.Select(page => new Question($"{f.Name}{(page == 1 ? "" : ", page 40")}", async round =>
            (await _portal.AsAsync<QueueQueries, Result<Page<QueueRow>>>(
                _officer, q => q.PageAsync(f.Filter(round) with { Page = new PageRequest(page) }, look: false, default))).Value.Rows.Count)));
    }

    public IEnumerable<Question> Lists() =>
    [
        Of<DashboardQueries>("home of an officer", _officer, async q => (await q.ReadAsync(default)).Value.Mine.Count),
        Of<DashboardQueries>("home of a supervisor", _supervisor, async q => (await q.ReadAsync(default)).Value.Loads.Count),
        Of<DeskQueries>("home of a cashier", _cashier, async q => (await q.CountsAsync(default)).Value.Held),
        Of<LicenceFileReader>("proposals on the home", _supervisor, async q => (await q.ProposalsAsync(default)).Value.Count),
        Of<IncidentQueries>("alerts on the home", _officer, async q => (await q.AlertsAsync(default)).Count),
        Of<ApplicantCaseQueries>("home of a company", _company, async q => (await q.ListAsync(default)).Count),
        Of<SlipQueries>("payments of a company", _company, async q => (await q.OwnAsync(new SlipFilter(SlipListView.All), default)).Value.Page.Rows.Count),
        Of<WorkerQueries>("workers of a company", _company, async q => (await q.OfCompanyAsync(default)).Value.Count),
        .. Licences(), .. Slips(), .. Workers(),
        .. Pages.Select(p => Of<ContractQueries>($"contracts, page {p}", _officer, async q =>
            (await q.RegisterAsync(new ContractFilter { Page = new PageRequest(p) }, default)).Value.Rows.Count)),
        Of<ContractQueries>("contracts by a common word", _officer, async q =>
            (await q.RegisterAsync(new ContractFilter { Text = "krasniqi" }, default)).Value.Rows.Count),
        Of<CardQueries>("cards handed over", _officer, async q => (await q.ListAsync(CardStage.HandedOver, null, 1, false, default)).Value.Rows.Count),
        Of<IncidentQueries>("reports", _officer, async q =>
            (await q.RegisterAsync(new IncidentFilter { ProcessKey = IncidentKinds.UseOfForce }, false, default)).Value.Rows.Count),
        .. Audit(),
    ];

    private IEnumerable<Question> Licences()
    {
        Question Asked(string name, LicenceFilter filter) =>
            Of<LicenceQueries>($"register: {name}", _officer, async q => (await q.RegisterAsync(filter, default)).Value.Rows.Count);
        return
        [
            Asked("all", new LicenceFilter()), Asked("all, page 40", new LicenceFilter(Page: new PageRequest(40))),
            .. Enum.GetValues<LicenceState>().Select(state => Asked($"{state}", new LicenceFilter(State: state))),
            Asked("business number", new LicenceFilter(_businesses[0])), Asked("common word", new LicenceFilter("krasniqi")),
            Asked("two common words", new LicenceFilter("arben krasniqi")), Asked("absent word", new LicenceFilter("zzyzx")),
        ];
    }

    private IEnumerable<Question> Slips()
    {
        Question Asked(string name, SlipFilter filter) => Of<SlipQueries>($"payments: {name}", _cashier, async q =>
        {
            var rows = (await q.ListAsync(filter, default)).Value.Rows.Count;
            await q.SumsAsync(filter, default);
            return rows;
        });
        return
        [
            .. Enum.GetValues<SlipListView>().Select(view => Asked($"{view}", new SlipFilter(view))),
            Asked("all, page 40", new SlipFilter(SlipListView.All, Page: new PageRequest(40))),
            Asked("business number", new SlipFilter(SlipListView.All, _businesses[0])), Asked("common word", new SlipFilter(SlipListView.All, "siguria")),
        ];
    }

    private IEnumerable<Question> Workers()
    {
        Question Asked(string name, string? text, int page) =>
            Of<WorkerQueries>($"workers: {name}", _officer, async q => (await q.RegisterAsync(text, page, false, default)).Value.Rows.Count);
        return
        [
            Asked("all", null, 1), Asked("all, page 40", null, 40), Asked("personal number", _persons[0], 1), Asked("common word", "krasniqi", 1),
            Asked("two common words", "arben krasniqi", 1), Asked("absent word", "zzyzx", 1),
        ];
    }

    private IEnumerable<Question> Audit()
    {
        Question Asked(string name, AuditFilter filter) =>
            Of<AuditQueries>($"trail: {name}", _auditor, async q => (await q.ListAsync(filter, default)).Value.Rows.Count);
        var page40 = new PageRequest(40, AuditFilter.PageSize);
        return
        [
            Asked("all", new AuditFilter()), Asked("all, page 40", new AuditFilter { Page = page40 }), Asked("by a name", new AuditFilter { Actor = _officer.Name }),
            Asked("by an absent name", new AuditFilter { Actor = "zzyzx" }), Asked("by action", new AuditFilter { Action = "case.take" }),
            Asked("by an absent action", new AuditFilter { Action = "zzyzx" }), Asked("by case", new AuditFilter { Subject = _caseNumber }),
            Asked("by kind", new AuditFilter { Subject = "case", Page = page40 }), Asked("by day", new AuditFilter { From = new DateOnly(2022, 3, 1), To = new DateOnly(2022, 3, 1) }),
            Asked("by name and action", new AuditFilter { Actor = _officer.Name, Action = "case.open" }),
        ];
    }

    private Question Of<TService>(string name, Actor actor, Func<TService, Task<int>> ask)
        where TService : notnull => new(name, _ => _portal.AsAsync(actor, ask));

    private static Actor Ministry(PortalUser user, string role) =>
        new() { UserId = user.Id, Name = user.DisplayName, Language = Languages.Albanian, Roles = new HashSet<string> { role } };

    private sealed record Samples(
        PortalUser Officer, PortalUser Supervisor, PortalUser Cashier, PortalUser Auditor, Company Company, List<string> Persons, List<string> Businesses,
        List<Guid> Cases, string CaseNumber, string Rare);
}

/// <param name="Name">What is asked, in a few words.</param>
/// <param name="AskAsync">Asks it, differently in each round, and answers how many rows came.</param>
internal sealed record Question(string Name, Func<int, Task<int>> AskAsync);
