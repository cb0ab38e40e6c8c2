using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>Questions and changes of sessions inside a command's transaction.</summary>
internal static class SessionRows
{
    /// <summary>Those that still hold.</summary>
    public static IQueryable<UserSession> Alive(this IQueryable<UserSession> sessions, DateTime now) =>
        sessions.Where(s => s.EndedAt == null && s.EndsAt > now && s.IdleUntil > now);

    /// <summary>
    /// Ends the account's sessions but for the one to keep, and every link sent so far. The one way in which a change of an account ends them.
    /// </summary>
    public static async Task EndSessionsAsync(
        this PortalDbContext db, PortalUser user, SessionEnd why, DateTime now, Guid? keep, CancellationToken ct)
    {
        user.RenewStamp();
        foreach (var row in await db.UserSessions.Where(s => s.UserId == user.Id && s.EndedAt == null && s.Id != keep).ToListAsync(ct))
        {
            row.End(why, now);
        }
    }
}
