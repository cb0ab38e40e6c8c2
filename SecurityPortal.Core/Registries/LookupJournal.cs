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
    private const string VisitorPurpose = "registration";

    private static readonly (TimeSpan Window, SettingKey<PresentDay> Setting)[] UserLimits =
        [(TimeSpan.FromHours(1), SettingKeys.LookupsPerHour), (TimeSpan.FromDays(1), SettingKeys.LookupsPerDay)];

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
            UserLimits,
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
        var permitted = await dbFactory.InTransactionAsync<bool>(
            async db =>
            {
                var since = entry.At.AddDays(-1);
                if (onceADay && await db.LookupLog.AnyAsync(l => l.UserId == actor.UserId && l.NumberHash == hash && l.At > since
                    && l.Result != LookupResult.Refused, ct))
                {
                    return true;
                }

                var within = await IsWithinAsync(db, entry.At, OfUser(actor), UserLimits, ct);
                db.LookupLog.Add(within ? entry : Refused(entry));
                db.Audit(
                    clock, actor, within ? "register.lookup" : "register.lookup-refused", "lookup", entry.Id, $"{entry.Purpose} {entry.SubjectId}".TrimEnd());
                return within;
            },
            ct);
        return permitted.Value ? null : new TooManyLookups();
    }

    /// <summary>Asks for a visitor who registers.</summary>
    public Task<Result<LookupOutcome<T>>> AskForVisitorAsync<T>(
        string numberHash, string visitorKey, Func<CancellationToken, Task<LookupOutcome<T>>> ask, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(visitorKey);
        var entry = new LookupLogEntry
        {
            At = clock.UtcNow(),
            VisitorKey = visitorKey,
            Purpose = VisitorPurpose,
            NumberHash = numberHash,
            Result = LookupResult.Unavailable,
        };
        return AskAsync(entry, null, l => l.VisitorKey == visitorKey, [(TimeSpan.FromHours(1), SettingKeys.VisitorLookupsPerHour)], ask, ct);
    }

    // The row is written before the registry is asked, so that neither a crash nor an asker who leaves hides the question, and so that
    // questions still under way count. It says "unavailable" until the answer is there.
    private async Task<Result<LookupOutcome<T>>> AskAsync<T>(
        LookupLogEntry entry,
        Actor? actor,
        Expression<Func<LookupLogEntry, bool>> ofAsker,
        (TimeSpan Window, SettingKey<PresentDay> Setting)[] limits,
        Func<CancellationToken, Task<LookupOutcome<T>>> ask,
        CancellationToken ct)
    {
        var permitted = await dbFactory.InTransactionAsync<bool>(
            async db =>
            {
                var within = await IsWithinAsync(db, entry.At, ofAsker, limits, ct);
                db.LookupLog.Add(within ? entry : Refused(entry));
                db.Audit(
                    clock, actor, within ? "registry.lookup" : "registry.lookup-refused", "lookup", entry.Id, $"{entry.Purpose} {entry.SubjectId}".TrimEnd());
                return within;
            },
            ct);
        if (!permitted.Value)
        {
            return new TooManyLookups();
        }

        var outcome = await ask(ct);
        await RecordAsync(entry.Id, outcome switch
        {
            LookupOutcome<T>.Found => LookupResult.Found,
            LookupOutcome<T>.Unknown => LookupResult.Unknown,
            _ => LookupResult.Unavailable,
        });
        return outcome;
    }

    private static Expression<Func<LookupLogEntry, bool>> OfUser(Actor actor) => l => l.UserId == actor.UserId
        && !l.Purpose.EndsWith(LookupBatch.PurposeEnding);

    private static async Task<bool> IsWithinAsync(
        PortalDbContext db, DateTime now, Expression<Func<LookupLogEntry, bool>> ofAsker, (TimeSpan Window, SettingKey<PresentDay> Setting)[] limits,
        CancellationToken ct)
    {
        foreach (var (window, setting) in limits)
        {
            var since = now - window;
            var made = await db.LookupLog.Where(ofAsker).CountAsync(l => l.At > since && l.Result != LookupResult.Refused, ct);
            if (made >= await db.NumberSettingAsync(setting, new PresentDay(LocalTime.DateOf(now)), ct))
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
}
