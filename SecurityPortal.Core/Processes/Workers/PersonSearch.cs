using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Registries;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>
/// Finds a worker by personal number, in the civil registry and the register; by passport number or licence number, among those the register knows. Each search
/// is audited, without what was typed.
/// </summary>
public sealed class PersonSearch(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, IPersonLookupService lookup, LookupJournal journal, LookupHashing hashing,
    IOptions<RegistrySettings> settings, TimeProvider clock)
{
    /// <summary>Searches. Errors: <see cref="NotPermitted"/>, person.search.invalid, what a look-up answers.</summary>
    /// <param name="typed">Personal, passport or licence number.</param>
    /// <param name="purpose">Why, for the look-up log, e.g. <c>Workers/search</c>.</param>
    /// <param name="insist">The searcher has said that a number with a doubtful check digit is right.</param>
    /// <param name="ct">Ends the search.</param>
    public async Task<Result<PersonFinding>> FindAsync(string? typed, string purpose, bool insist, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || actor.CompanyId is not { } companyId || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        if (PersonalNumber.TryParse(typed, out var number))
        {
            return !insist && settings.Value.CheckPersonalNumberDigit && !number.HasValidCheckDigit
                ? new PersonFinding(PersonFindingState.Doubtful, [])
                : await ByNumberAsync(number, purpose, companyId, ct);
        }

        // Who is behind a number of the register is as much asked for as who is behind a personal number.
        // Without hyphens a text may be either.
        var (licences, passport) = (LicenceNumbers.Readings(typed), PassportNumber.TryParse(typed, out var parsed) ? parsed.Reveal() : null);
        if ((licences is [var first, ..] ? first : passport) is not { } sought)
        {
            return new Error("person.search.invalid");
        }

        if (await journal.NoteAsync(hashing.HashSearch(sought), new LookupContext(purpose), onceADay: false, ct) is { } refusal)
        {
            return refusal;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var by = licences.Count > 0 ? "licence" : "passport";
        var issued = db.Licences;
        var persons = await db.RegisteredPersons.AsNoTracking()
            .Where(p => (passport != null && p.PassportNumber == passport) || issued.Any(l => l.PersonId == p.Id && licences.Contains(l.Number)))
            .ToListAsync(ct);

        db.Audit(clock, actor, "person.search", "person", persons.Count == 1 ? persons[0].Id : null, $"by {by}, {persons.Count}");
        await db.SaveChangesAsync(ct);
        var found = new List<FoundWorker>();
        foreach (var person in persons)
        {
            found.Add(await WorkerAsync(db, PersonRegister.EntryOf(person), person, companyId, ct));
        }

        return new PersonFinding(found.Count > 0 ? PersonFindingState.Found : PersonFindingState.Unknown, found);
    }

    /// <summary>Leaves an audit row of an applicant who has the number of a person shown. Error: <see cref="NotPermitted"/>.</summary>
    /// <param name="subject">Where it is shown: <c>person</c> or <c>draft</c>.</param>
    /// <param name="subjectId">Key of it; null for a person whom the register does not know yet.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> RevealAsync(string subject, Guid? subjectId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.Audit(clock, actor, "number.reveal", subject, subjectId);
        await db.SaveChangesAsync(ct);
        return Unit.Done;
    }

    private async Task<Result<PersonFinding>> ByNumberAsync(PersonalNumber number, string purpose, Guid companyId, CancellationToken ct)
    {
        var answer = await lookup.FindAsync(number, new LookupContext(purpose), ct);
        if (!answer.IsOk)
        {
            return answer.Error!;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var known = await PersonRegister.FindAsync(db, new PersonKey(number, null, null), ct);
        switch (answer.Value)
        {
            case LookupOutcome<PersonSnapshot>.Found found:
                var entry = new PersonEntry { PersonalNumber = number.Reveal() };
                entry.Take(found.Record);
                return new PersonFinding(PersonFindingState.Found, [await WorkerAsync(db, entry, known, companyId, ct)]);
            case LookupOutcome<PersonSnapshot>.Unknown when known is null:
                return new PersonFinding(PersonFindingState.Unknown, []);
            case LookupOutcome<PersonSnapshot>.Unavailable when known is null:
                var typed = new PersonEntry { PersonalNumber = number.Reveal(), Lookup = PersonLookupState.Unavailable };
                return new PersonFinding(PersonFindingState.Unavailable, [new FoundWorker(typed, null, false)]);
            default:
                // The registry is silent, but the register knows the person.
                var remembered = PersonRegister.EntryOf(known!);
                remembered.Lookup = known!.IsForeign ? PersonLookupState.NotAsked : PersonLookupState.Unavailable;
                return new PersonFinding(PersonFindingState.Found, [await WorkerAsync(db, remembered, known, companyId, ct)]);
        }
    }

    private static async Task<FoundWorker> WorkerAsync(PortalDbContext db, PersonEntry entry, RegisteredPerson? known, Guid companyId, CancellationToken ct)
    {
        // Whoever was found without the civil registry, and has a number there, counts as found by it once before.
        entry.Lookup = !entry.IsForeign && entry.Lookup == PersonLookupState.NotAsked ? PersonLookupState.Found : entry.Lookup;
        return new FoundWorker(entry, known?.Id, known is not null && await PersonSight.NeedsConsentAsync(db, companyId, known.Id, ct));
    }
}
