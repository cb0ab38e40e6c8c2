using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Registries;

/// <summary>What both look-up services share: rights, limits, the look-up log and the audit trail around one question to a registry.</summary>
public sealed class LookupJournal(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Asks for the signed-in user.</summary>
    public async Task<Result<LookupOutcome<T>>> AskAsync<T>(
        string numberHash, LookupContext context, Func<CancellationToken, Task<LookupOutcome<T>>> ask, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !(actor.CanReview || actor.May(DelegatePermissions.Prepare)))
        {
            return new NotPermitted();
        }

        var entry = new LookupLogEntry
        {
            At = clock.UtcNow(),
            UserId = actor.UserId,
            Purpose = context.Purpose,
            SubjectId = context.SubjectId,
            NumberHash = numberHash,
            Result = LookupResult.Unavailable,
        };
        return await AskAsync(
            entry,
            actor,
            OfUser(actor),
            ask,
            ct);
    }

    /// <summary>
    /// Counts a question that the portal's own register answers, within the same limits. Null when it may be answered. Errors: <see cref="NotPermitted"/>,
    /// <see cref="TooManyLookups"/>.
    /// </summary>
    /// <param name="hash">Keyed hash of what is asked for.</param>
    /// <param name="context">Why.</param>
    /// <param name="onceADay">What the user has asked for within a day already does not count again.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Error?> NoteAsync(string hash, LookupContext context, bool onceADay, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !(actor.CanReview || actor.May(DelegatePermissions.Prepare)))
        {
            return new NotPermitted();
        }

        var entry = new LookupLogEntry
        {
            At = clock.UtcNow(), UserId = actor.UserId, Purpose = context.Purpose, SubjectId = context.SubjectId, NumberHash = hash,
            Result = LookupResult.Found,
        };
        var permitted = await dbFactory.InReserveAsync<bool>(
            async db =>
            {
                var since = entry.At.AddDays(-1);
                if (onceADay && await db.LookupLog.AnyAsync(l => l.UserId == actor.UserId && l.NumberHash == hash && l.At > since
                    && l.Result != LookupResult.Refused, ct))
                {
                    return true;
                }

                var within = await IsWithinAsync(db, entry, OfUser(actor), ct);
                db.LookupLog.Add(within ? entry : Refused(entry));
                db.Audit(
                    clock, actor, within ? "register.lookup" : "register.lookup-refused", "lookup", entry.Id, $"{entry.Purpose} {entry.SubjectId}".TrimEnd());
                return within;
            },
            ct);
        return permitted.Value ? null : new TooManyLookups();
    }

    /// <summary>Asks the business registry, which is public, for a visitor who registers: so many questions a browser and a network have in an hour.</summary>
    public Task<Result<LookupOutcome<T>>> AskForVisitorAsync<T>(
        string numberHash, LookupVisitor visitor, Func<CancellationToken, Task<LookupOutcome<T>>> ask, CancellationToken ct) =>
        AskAsync(Entry(numberHash, visitor, VisitorPurposes.Company), null,
            [
                new(Hour, SettingKeys.VisitorLookupsPerHour, l => l.VisitorKey == visitor.Key),
                new(Hour, SettingKeys.NetworkLookupsPerHour, l => l.NetworkKey == visitor.Network && l.Purpose == VisitorPurposes.Company),
            ], ask, ct);

    /// <summary>Asks the civil registry for a visitor whose address is confirmed: about so many persons the address and the network may ask in a day.</summary>
    public Task<Result<LookupOutcome<T>>> AskForConfirmedAsync<T>(
        string numberHash, LookupVisitor visitor, Func<CancellationToken, Task<LookupOutcome<T>>> ask, CancellationToken ct) =>
        AskAsync(Entry(numberHash, visitor, VisitorPurposes.Person), null,
            [
                new(Day, SettingKeys.AddressPersonsPerDay, l => l.VisitorKey == visitor.Key, CountsNumbers: true),
                new(Day, SettingKeys.NetworkPersonsPerDay, l => l.NetworkKey == visitor.Network && l.Purpose == VisitorPurposes.Person, CountsNumbers: true),
                new(Hour, SettingKeys.NetworkLookupsPerHour, l => l.NetworkKey == visitor.Network && l.Purpose == VisitorPurposes.Person),
            ], ask, ct);

    private LookupLogEntry Entry(string numberHash, LookupVisitor visitor, string purpose) => new()
    {
        At = clock.UtcNow(), VisitorKey = visitor.Key, NetworkKey = visitor.Network, Purpose = purpose, NumberHash = numberHash,
        Result = LookupResult.Unavailable,
    };

    // The row is written before the registry is asked, so that neither a crash nor an asker who leaves hides the question, and so that
    // questions still under way count. It says "unavailable" until the answer is there.
    private async Task<Result<LookupOutcome<T>>> AskAsync<T>(
        LookupLogEntry entry,
        Actor? actor,
        Limit[] limits,
        Func<CancellationToken, Task<LookupOutcome<T>>> ask,
        CancellationToken ct)
    {
        var permitted = await dbFactory.InReserveAsync<bool>(
            async db =>
            {
                var within = await IsWithinAsync(db, entry, limits, ct);
                db.LookupLog.Add(within ? entry : Refused(entry));
                db.Audit(
                    clock, actor, within ? "registry.lookup" : "registry.lookup-refused", "lookup", entry.Id, $"{entry.Purpose} {entry.SubjectId}".TrimEnd());
                return within;
            },
            ct);
        if (!permitted.Value)
        {
            RegistryMeter.NotAsked<T>();
            return new TooManyLookups();
        }

        var outcome = await RegistryMeter.AskAsync(() => ask(ct), clock);
        await RecordAsync(entry.Id, outcome switch
        {
            LookupOutcome<T>.Found => LookupResult.Found,
            LookupOutcome<T>.Unknown => LookupResult.Unknown,
            _ => LookupResult.Unavailable,
        });
        return outcome;
    }

    private static Limit[] OfUser(Actor actor)
    {
        Expression<Func<LookupLogEntry, bool>> own = l => l.UserId == actor.UserId && !l.Purpose.EndsWith(LookupBatch.PurposeEnding);
        var perDay = actor.IsSelfDeclared ? SettingKeys.UnconfirmedLookupsPerDay : SettingKeys.LookupsPerDay;
        return [new(Hour, SettingKeys.LookupsPerHour, own), new(Day, perDay, own)];
    }

    private static async Task<bool> IsWithinAsync(PortalDbContext db, LookupLogEntry entry, Limit[] limits, CancellationToken ct)
    {
        foreach (var limit in limits)
        {
            var since = entry.At - limit.Window;
            var made = db.LookupLog.Where(limit.OfAsker).Where(l => l.At > since && l.Result != LookupResult.Refused);
            var count = limit.CountsNumbers
                ? await made.Where(l => l.NumberHash != entry.NumberHash).Select(l => l.NumberHash).Distinct().CountAsync(ct)
                : await made.CountAsync(ct);
            if (count >= await db.NumberSettingAsync(limit.Setting, new PresentDay(LocalTime.DateOf(entry.At)), ct))
            {
                return false;
            }
        }

        return true;
    }

    private static LookupLogEntry Refused(LookupLogEntry entry) => new()
    {
        Id = entry.Id,
        At = entry.At,
        UserId = entry.UserId,
        VisitorKey = entry.VisitorKey,
        NetworkKey = entry.NetworkKey,
        Purpose = entry.Purpose,
        SubjectId = entry.SubjectId,
        NumberHash = entry.NumberHash,
        Result = LookupResult.Refused,
    };

    // The answer is there, whether or not its asker still is.
    private async Task RecordAsync(Guid id, LookupResult result)
    {
        if (result is LookupResult.Unavailable)
        {
            return;
        }

        await using var db = await dbFactory.CreateDbContextAsync(CancellationToken.None);
        await db.LookupLog.Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Result, result), CancellationToken.None);
    }

    /// <summary>So many look-ups of an asker within a window.</summary>
    /// <param name="Window">Back from now.</param>
    /// <param name="Setting">How many.</param>
    /// <param name="OfAsker">Whose rows count.</param>
    /// <param name="CountsNumbers">A number asked about again counts once.</param>
    private sealed record Limit(
        TimeSpan Window, SettingKey<PresentDay> Setting, Expression<Func<LookupLogEntry, bool>> OfAsker, bool CountsNumbers = false);
}
