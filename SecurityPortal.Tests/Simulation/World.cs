using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.TrainingInstitution;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Simulation;

/// <summary>A portal with its people, a seed that decides everything, and the diary of what happened.</summary>
public sealed class World : IAsyncDisposable
{
    private const int DiaryLength = 40;

    private readonly Queue<string> _diary = new();
    private readonly Dictionary<Guid, List<Guid>> _seen = [];

    private World(int seed) => Random = new Random(seed);

    public Random Random { get; }

    public Faults Faults { get; } = new();

    public TestPortal Portal { get; private set; } = null!;

    /// <summary>Companies that hold licences, and one that holds none.</summary>
    public List<Actor> Companies { get; } = [];

    public List<Actor> Officers { get; } = [];

    public List<Actor> Supervisors { get; } = [];

    public Actor Cashier { get; private set; } = null!;

    /// <summary>Everybody, those too who may do next to nothing.</summary>
    public List<Actor> Everybody { get; } = [];

    /// <summary>Cases filed by moves, in order.</summary>
    public List<Guid> Cases { get; } = [];

    /// <summary>Exam sessions, in order.</summary>
    public List<Guid> Sessions { get; } = [];

    /// <summary>How often each command ended how.</summary>
    public SortedDictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>The last things that happened.</summary>
    public string Diary => string.Join('\n', _diary);

    /// <summary>A number that no person had yet.</summary>
    public int NextPerson { get; set; }

    /// <summary>The last number that the bank gave an entry.</summary>
    public int NextEntry { get; set; }

    public static async Task<World> CreateAsync(int seed)
    {
        var world = new World(seed);
        var portal = world.Portal = await TestPortal.CreateAsync(world.Faults.Surround);
        for (var i = 0; i < 4; i++)
        {
            var company = await portal.Data.CompanyAsync($"Siguria {i} SH.P.K.");
            world.Companies.Add(company);
            if (i < 3)
            {
                await portal.LicenceAsync(company, portal.Today.AddDays(200 + (400 * i)));
                await portal.LicenceAsync(company, portal.Today.AddDays(300 + (400 * i)), "SRV-MA");
                await portal.LicenceOfAsync(company, TrainingInstitutionProcess.Definition, ExamKit.Basic, portal.Today.AddYears(2));
            }
        }

        world.Officers.AddRange([await portal.Data.OfficerAsync(), await portal.Data.OfficerAsync("Ilir Berisha")]);
        world.Supervisors.AddRange([await portal.Data.SupervisorAsync(), await portal.Data.SupervisorAsync("Milena Đokić")]);
        world.Cashier = await portal.Data.MinistryAsync("Drita Hoxha", PortalRoles.Cashier);
        var auditor = await portal.Data.MinistryAsync("Zana Auditi", PortalRoles.Auditor);
        world.Everybody.AddRange([.. world.Companies, .. world.Officers, .. world.Supervisors, world.Cashier, auditor, await portal.IndividualAsync(),
            await portal.DelegateAsync(world.Companies[0], DelegatePermissions.Prepare)]);
        await portal.GroupSizeAsync(3);
        await using var db = portal.Db();
        await db.Cases.ExecuteUpdateAsync(c => c.SetProperty(x => x.Number, x => x.Number.Replace("-2026-", Invariants.Made)));
        return world;
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Random.Next(from.Count)];

    public bool Chance(int percent) => Random.Next(100) < percent;

    /// <summary>A case filed by a move, read now; null while there is none.</summary>
    public async Task<Case?> CaseAsync()
    {
        if (Cases.Count == 0)
        {
            return null;
        }

        // Mostly what is on the desk now, sometimes an old one.
        var id = Chance(80) ? Cases[^(1 + Random.Next(Math.Min(Cases.Count, 25)))] : Pick(Cases);
        await using var db = Portal.Db();
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        var seen = _seen.TryGetValue(id, out var known) ? known : _seen[id] = [];
        if (seen.Count == 0 || seen[^1] != file.Version)
        {
            seen.Add(file.Version);
        }

        return file;
    }

    /// <summary>A finish that was killed after its commit is in the database though nobody heard of it.</summary>
    public async Task HearOfCasesAsync()
    {
        await using var db = Portal.Db();
        var ids = await db.Cases.Where(c => !c.Number.Contains(Invariants.Made)).OrderBy(c => c.SubmittedAt).ThenBy(c => c.Number).Select(c => c.Id)
            .ToListAsync();
        Cases.AddRange(ids.Except(Cases));
    }

    /// <summary>The version on somebody's screen: mostly the last, sometimes an earlier one, as with two tabs.</summary>
    public Guid SeenVersion(Case file) => Chance(8) ? Pick(_seen[file.Id]) : file.Version;

    /// <summary>The applicant of a case, as its owner.</summary>
    public Actor? ApplicantOf(Case file) => Companies.Find(c => c.CompanyId == file.CompanyId);

    /// <summary>
    /// Runs a command as somebody. Whoever hears nothing because the process died asks again, as people do; what they are told then decides.
    /// </summary>
    public async Task<Result<T>?> CallAsync<T>(string command, Actor actor, Func<TestSession, Task<Result<T>>> act)
    {
        try
        {
            return Note(command, actor, await OnceAsync(actor, act));
        }
        catch (KilledException)
        {
            Write($"{command} by {actor.Name}: killed");
            if (Chance(20))
            {
                return null;
            }

            return Note($"{command} again", actor, await OnceAsync(actor, act));
        }
    }

    public void Write(string line)
    {
        _diary.Enqueue(line);
        if (_diary.Count > DiaryLength)
        {
            _diary.Dequeue();
        }
    }

    public async ValueTask DisposeAsync() => await Portal.DisposeAsync();

    private async Task<Result<T>> OnceAsync<T>(Actor actor, Func<TestSession, Task<Result<T>>> act)
    {
        await using var session = Portal.As(actor);
        return await act(session);
    }

    private Result<T> Note<T>(string command, Actor actor, Result<T> result)
    {
        var outcome = result.IsOk ? "ok" : result.Error!.Code;
        Write($"{command} by {actor.Name}: {outcome}");
        var key = $"{command}: {outcome}";
        Outcomes[key] = Outcomes.GetValueOrDefault(key) + 1;
        return result;
    }
}
