using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Benchmarks;

/// <summary>Makes a portal of so many cases: eight years of work, with everything that a case leaves behind. The same each time.</summary>
internal sealed class CaseGenerator
{
    private const int Days = 8 * 365;

    private static readonly CaseStatus[] Untaken =
        [CaseStatus.Submitted, CaseStatus.Completed, CaseStatus.Applied, CaseStatus.Reported, CaseStatus.Saved, CaseStatus.Ready];

    private readonly Random _random = new(7);
    private readonly BulkWriter _writer;
    private readonly World _world;
    private readonly CaseTraces _traces;
    private readonly CodeBook _codes;
    private readonly DateTime _now;
    private readonly DateTime _begin;
    private readonly Dictionary<(string, int), int> _numbers = [];
    private long _audited;

    private CaseGenerator(int cases, BulkWriter writer, CodeBook codes, DateTime now)
    {
        (_writer, _codes, _now, _begin) = (writer, codes, now, now.AddDays(-Days));
        _world = new World(cases, _begin, _random);
        _traces = new CaseTraces(writer, _world, _random, now);
    }

    /// <summary>Makes the tables by the real migrations, and fills them.</summary>
    /// <param name="database">An empty database.</param>
    /// <param name="cases">How many.</param>
    /// <param name="now">The moment at which the work stands.</param>
    public static async Task<World> RunAsync(IDbContextFactory<PortalDbContext> database, int cases, DateTime now)
    {
        await using var db = await database.CreateDbContextAsync();
        await db.Database.MigrateAsync();
        await ReferenceData.SeedAsync(database, ProcessCatalogue.All.Select(p => p.Reference), CancellationToken.None);
        var codes = new CodeBook(await db.CodeItems.AsNoTracking().ToListAsync());
        using var writer = BulkWriter.Open(db);
        var generator = new CaseGenerator(cases, writer, codes, now);
        generator.Write(cases);
        writer.Complete();
        return generator._world;
    }

    private void Write(int cases)
    {
        _world.Write(_writer, _begin);
        for (var i = 0; i < cases; i++)
        {
            // Evenly over the years, during the hours of the office.
            Write(_begin.AddSeconds((_now - _begin).TotalSeconds * i / cases));
        }
    }

    private void Write(DateTime filed)
    {
        var process = CaseFates.Process(_random);
        var company = _world.Companies[_random.Next(_world.Companies.Count)];
        var status = CaseFates.Status(_random, process, (_now - filed).Days);
        var officer = Untaken.Contains(status) && _random.Next(5) > 0 ? null : _world.Officers[_random.Next(_world.Officers.Count)];
        var moved = filed.AddDays(_random.Next(1, 30));
        var classes = _codes.InUse(process.ClassList, DateOnly.FromDateTime(_now));
        var file = new Case
        {
            Id = Guid.CreateVersion7(filed), Number = NextNumber(process, filed.Year), ProcessKey = process.Key,
            ClassCode = classes.Count == 0 ? "" : classes[_random.Next(classes.Count)].Code,
            Kind = _random.Next(4) == 0 ? RequestKind.Renewal : RequestKind.Initial, CompanyId = company.Id, ApplicantName = company.Name,
            ApplicantNumber = company.BusinessNumber.ToString(), MunicipalityCode = "19", Status = status, SubmittedAt = filed,
            SubmittedBy = company.OwnerUserId, StatusChangedAt = moved < _now ? moved : filed, AssignedTo = officer?.Id, HistoryLength = 4,
            PausedDays = _random.Next(6) == 0 ? _random.Next(1, 20) : 0, DecidedAt = CaseStates.Of(status).IsEnd ? moved : null,
        };
        _writer.Add(file);
        _writer.Add(new CaseVersion
        {
            Id = Guid.CreateVersion7(filed), CaseId = file.Id, Number = 1, DraftId = Guid.CreateVersion7(filed), Payload = new StoredPayload(CaseTraces.Answers, 1),
            SubmittedAt = filed, SubmittedBy = company.OwnerUserId,
        });
        var people = People(process);
        _writer.AddAll(people.Select((p, i) => new CasePerson
        {
            Id = Guid.CreateVersion7(filed), CaseId = file.Id, Role = p.Role, PersonalNumber = p.Person.PersonalNumber, Name = p.Person.Name, Verified = true,
        }));
        _writer.AddAll(CaseSearchWord.Of(file, people.Select(p => p.Person.Name)));
        Events(file, company, officer);
        _traces.Write(file, process, company, people[0].Person);
    }

    private List<(string Role, RegisteredPerson Person)> People(ProcessDefinition process)
    {
        RegisteredPerson Any() => _world.Persons[_random.Next(_world.Persons.Count)];
        return process.Key is "Exam" or "WorkerLicence" or "PersonCard"
            ? [(CasePerson.Subject, Any())]
            : [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => ("owner", Any()))];
    }

    private string NextNumber(ProcessDefinition process, int year)
    {
        var number = _numbers[(process.Key, year)] = _numbers.GetValueOrDefault((process.Key, year)) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"SSHPS-{process.Letters}-{year}-{number:000000}");
    }

    private void Events(Case file, Company company, PortalUser? officer)
    {
        var steps = new List<(CaseAction Action, CaseStatus To, Guid Actor, string Name)>
        {
            (CaseAction.Submit, CaseStatus.Submitted, company.OwnerUserId, company.Name),
        };
        if (officer is not null)
        {
            steps.Add((CaseAction.Take, CaseStatus.InReview, officer.Id, officer.DisplayName));
        }

        if (file.DecidedAt is not null)
        {
            steps.Add((CaseAction.Recommend, CaseStatus.Recommended, officer?.Id ?? Guid.Empty, officer?.DisplayName ?? "SecurityPortal"));
            steps.Add((CaseAction.Approve, file.Status, _world.Supervisor.Id, _world.Supervisor.DisplayName));
        }

        for (var i = 0; i < steps.Count; i++)
        {
            var (action, to, actor, name) = steps[i];
            var at = file.SubmittedAt.AddHours(i * 20);
            _writer.Add(new CaseEvent
            {
                Id = Guid.CreateVersion7(at), CaseId = file.Id, Number = i + 1, At = at, ActorId = actor, ActorName = name, Action = action, To = to,
            });
            _writer.Add(new AuditRow
            {
                Id = ++_audited, At = file.SubmittedAt, ActorId = actor, ActorName = name, Action = $"case.{action.ToString().ToLowerInvariant()}",
                SubjectKind = "case", SubjectId = file.Id.ToString(), Remote = "10.0.0.1", Sequence = _audited, Hash = CaseTraces.Hash,
            });
        }

        // Somebody looks at it and searches in between.
        var reader = officer ?? _world.Officers[_random.Next(_world.Officers.Count)];
        _writer.Add(new AuditRow
        {
            Id = ++_audited, At = file.SubmittedAt, ActorId = reader.Id, ActorName = reader.DisplayName, Action = _random.Next(3) == 0 ? "case.queue" : "case.open",
            SubjectKind = "case", SubjectId = file.Id.ToString(), Remote = "10.0.0.1", Sequence = _audited, Hash = CaseTraces.Hash,
        });
    }
}
