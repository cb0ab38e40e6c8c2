using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>Writes audit rows into the transaction they belong to.</summary>
public static class AuditTrail
{
    /// <summary>Adds a row to <paramref name="db"/>; it is saved with whatever else the caller saves.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="clock">Clock of the portal.</param>
    /// <param name="actor">Who; null for the portal itself.</param>
    /// <param name="action">What, a dotted word.</param>
    /// <param name="subjectKind">Kind of thing.</param>
    /// <param name="subjectId">Key of the thing.</param>
    /// <param name="detail">Further values: no personal numbers, no comments.</param>
    public static void Audit(
        this PortalDbContext db, TimeProvider clock, Actor? actor, string action, string subjectKind, object? subjectId, string? detail = null) =>
        db.AuditRows.Add(new AuditRow
        {
            At = clock.UtcNow(),
            ActorId = actor?.UserId,
            ActorName = actor?.Name ?? "SecurityPortal",
            Action = action,
            SubjectKind = subjectKind,
            SubjectId = subjectId?.ToString(),
            Detail = detail,
            Remote = actor?.Remote,
        });
}
