using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Registries;

/// <summary>
/// Asks the civil registry about the persons of a file: in batches, under a quota of its own that leaves the look-ups one by one alone, with one row of the
/// look-up log for each person.
/// </summary>
public sealed class LookupBatch(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICivilRegistry registry, LookupHashing hashing,
    TimeProvider clock)
{
    /// <summary>Ends the purpose of these look-ups, by which they are counted apart.</summary>
    public const string PurposeEnding = "/import";

    private const int BatchSize = 250;
    private const int AtOnce = 8;

    /// <summary>
    /// The registry's answers by number; a number beyond the quota has none. Errors: <see cref="NotPermitted"/>. The rows are written before the registry is
    /// asked.
    /// </summary>
    /// <param name="numbers">Whom to ask about.</param>
    /// <param name="purpose">Ends in <see cref="PurposeEnding"/>.</param>
    /// <param name="ct">The asker has gone.</param>
    public async Task<Result<IReadOnlyDictionary<PersonalNumber, LookupOutcome<PersonSnapshot>>>> FindAsync(
        IReadOnlyCollection<PersonalNumber> numbers, string purpose, CancellationToken ct)
    {
        if (!purpose.EndsWith(PurposeEnding, StringComparison.Ordinal))
        {
            throw new ArgumentException("Not the purpose of a batch.", nameof(purpose));
        }

        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Prepare))
        {
            return new NotPermitted();
        }

        var answers = new Dictionary<PersonalNumber, LookupOutcome<PersonSnapshot>>();
        foreach (var batch in numbers.Distinct().Chunk(BatchSize))
        {
            var entries = await PermitAsync(batch, purpose, actor, ct);
            if (entries.Count == 0)
            {
                break;
            }

            var found = new LookupOutcome<PersonSnapshot>[entries.Count];
            await Parallel.ForAsync(0, entries.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, token) =>
                found[i] = await RegistryMeter.AskAsync(() => registry.FindAsync(batch[i], token), clock));
            await RecordAsync(entries, found);
            for (var i = 0; i < entries.Count; i++)
            {
                answers[batch[i]] = found[i];
            }
        }

        return answers;
    }

    private async Task<IReadOnlyList<LookupLogEntry>> PermitAsync(PersonalNumber[] batch, string purpose, Actor actor, CancellationToken ct) =>
        (await dbFactory.InReserveAsync<IReadOnlyList<LookupLogEntry>>(async db =>
        {
            var now = clock.UtcNow();
            var since = now.AddDays(-1);
            var made = await db.LookupLog.CountAsync(
                l => l.UserId == actor.UserId && l.At > since && l.Result != LookupResult.Refused && l.Purpose.EndsWith(PurposeEnding), ct);
            var left = await db.NumberSettingAsync(SettingKeys.ImportLookupsPerDay, new PresentDay(LocalTime.DateOf(now)), ct) - made;
            var entries = batch.Take(Math.Max(0, left)).Select(n => new LookupLogEntry
            {
                At = now, UserId = actor.UserId, Purpose = purpose, NumberHash = hashing.Hash(n), Result = LookupResult.Unavailable,
            }).ToList();
            db.LookupLog.AddRange(entries);
            db.Audit(clock, actor, entries.Count == 0 ? "registry.lookup-refused" : "registry.lookup", "lookup", null, $"{purpose}, {entries.Count}");
            return entries;
        }, ct)).Value;

    // The answers are there, whether or not their asker still is.
    private async Task RecordAsync(IReadOnlyList<LookupLogEntry> entries, LookupOutcome<PersonSnapshot>[] found)
    {
        await using var db = await dbFactory.CreateDbContextAsync(CancellationToken.None);
        foreach (var (result, ids) in new[]
                 {
                     (LookupResult.Found, Ids(o => o is LookupOutcome<PersonSnapshot>.Found)),
                     (LookupResult.Unknown, Ids(o => o is LookupOutcome<PersonSnapshot>.Unknown)),
                 })
        {
            if (ids.Count > 0)
            {
                await db.LookupLog.Where(l => ids.Contains(l.Id)).ExecuteUpdateAsync(set => set.SetProperty(l => l.Result, result), CancellationToken.None);
            }
        }

        List<Guid> Ids(Func<LookupOutcome<PersonSnapshot>, bool> isMeant) => [.. entries.Where((_, i) => isMeant(found[i])).Select(e => e.Id)];
    }
}
