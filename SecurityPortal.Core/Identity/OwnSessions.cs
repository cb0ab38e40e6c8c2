using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>A person's own sessions: where they are signed in, and how they end that.</summary>
public sealed class OwnSessions(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CurrentSession session, UserSessions sessions, OpenSessions open, TimeProvider clock)
{
    /// <summary>Those that hold, the present one first, then the last used. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<OwnSession>>> ListAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var present = session.SessionId;
        var rows = await db.UserSessions.AsNoTracking().Alive(clock.UtcNow()).Where(s => s.UserId == actor.UserId).ToListAsync(ct);
        return rows.OrderByDescending(s => s.Id == present).ThenByDescending(s => s.LastSeenAt)
            .Select(s => new OwnSession(s.Id, s.Device, s.Remote, s.CreatedAt, s.LastSeenAt, s.Id == present))
            .ToList();
    }

    /// <summary>Ends one. Errors: <see cref="NotPermitted"/>, and <see cref="NotFound"/> for one of another account or one that has ended.</summary>
    public async Task<Result<Unit>> EndAsync(Guid sessionId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                var now = clock.UtcNow();
                if (await db.UserSessions.Alive(now).SingleOrDefaultAsync(s => s.Id == sessionId && s.UserId == actor.UserId, ct) is not { } row)
                {
                    return new NotFound();
                }

                row.End(sessionId == session.SessionId ? SessionEnd.SignedOut : SessionEnd.EndedElsewhere, now);
                await AuditAsync(db, actor, "account.session-ended", ct);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Ends all of them, the present one too. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<Unit>> EndAllAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                var user = await db.Users.SingleAsync(u => u.Id == actor.UserId, ct);
                await db.EndSessionsAsync(user, SessionEnd.SignedOutEverywhere, clock.UtcNow(), keep: null, ct);
                await AuditAsync(db, actor, "account.signed-out-everywhere", ct);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>The person says "I am still here": the present session's idle life begins anew. Answers how it stands then.</summary>
    public async Task<SessionState> StayAsync(CancellationToken ct)
    {
        if (session.SessionId is not { } id)
        {
            return SessionState.Over(SessionEnd.SignedOut, clock.UtcNow());
        }

        await sessions.HoldsAsync(id, isActivity: true, ct);
        return await sessions.FindAsync(id, ct);
    }

    private async Task AuditAsync(PortalDbContext db, Actor actor, string action, CancellationToken ct) =>
        db.AuditAccount(clock, session, await db.Users.SingleAsync(u => u.Id == actor.UserId, ct), action, actor.UserId);
}
