using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>How sessions stand, and that somebody is there.</summary>
public sealed class UserSessions(
    IDbContextFactory<PortalDbContext> dbFactory, IOptions<SessionSettings> settings, TimeProvider clock, ILogger<UserSessions> log)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>How these sessions stand now; one that is not there has been over for long.</summary>
    public async Task<IReadOnlyDictionary<Guid, SessionState>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var rows = await db.UserSessions.AsNoTracking().Where(s => ids.Contains(s.Id))
            .Join(db.Users, s => s.UserId, u => u.Id, (s, u) => new { Row = s, u.IsDisabled })
            .ToListAsync(ct);
        var now = clock.UtcNow();
        var found = rows.ToDictionary(r => r.Row.Id, r => SessionState.Of(r.Row, r.IsDisabled, now, settings.Value.Warning));
        return ids.Distinct().ToDictionary(id => id, id => found.GetValueOrDefault(id) ?? SessionState.Over(SessionEnd.TooOld, now));
    }

    /// <summary>How a session stands now.</summary>
    public async Task<SessionState> FindAsync(Guid id, CancellationToken ct) => (await FindAsync([id], ct))[id];

    /// <summary>Whether the session holds; where somebody is at work in it, that is noted, at most once a minute.</summary>
    public async Task<bool> HoldsAsync(Guid id, bool isActivity, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var now = clock.UtcNow();
        var row = await db.UserSessions.AsNoTracking().Alive(now)
            .Where(s => s.Id == id && db.Users.Any(u => u.Id == s.UserId && !u.IsDisabled))
            .Select(s => new { s.LastSeenAt, s.IdleUntil })
            .SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return false;
        }

        if (isActivity && now - row.LastSeenAt >= SeenEvery)
        {
            await SeeAsync(db, id, row.IdleUntil - row.LastSeenAt, now, ct);
        }

        return true;
    }

    /// <summary>Ends a session. What has ended already keeps its reason.</summary>
    public async Task EndAsync(Guid id, SessionEnd why, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var now = clock.UtcNow();
        await db.UserSessions.Where(s => s.Id == id && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now).SetProperty(x => x.EndedBy, why), ct);
    }

    /// <summary>Writes the end into rows that time has ended, and deletes those that ended long ago.</summary>
    public async Task CleanAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var now = clock.UtcNow();
        await db.UserSessions.Where(s => s.EndedAt == null && s.EndsAt <= now)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, x => x.EndsAt).SetProperty(x => x.EndedBy, SessionEnd.TooOld), ct);
        await db.UserSessions.Where(s => s.EndedAt == null && s.IdleUntil <= now)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, x => x.IdleUntil).SetProperty(x => x.EndedBy, SessionEnd.Idle), ct);
        var old = now.AddDays(-settings.Value.KeepDays);
        await db.UserSessions.Where(s => s.EndedAt < old).ExecuteDeleteAsync(ct);
    }

    // A session that ended this very moment is not seen again: the update asks once more.
    private async Task SeeAsync(PortalDbContext db, Guid id, TimeSpan idle, DateTime now, CancellationToken ct)
    {
        var until = now + idle;
        try
        {
            await db.UserSessions.Alive(now).Where(s => s.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.IdleUntil, until), ct);
        }
        catch (DbException fault)
        {
            // A database that cannot be written to for a moment must not keep pages from being read.
            log.LogWarning(fault, "Activity in session {Session} could not be noted.", id);
        }
    }
}
