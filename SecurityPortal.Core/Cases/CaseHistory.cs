using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Cases;

/// <summary>Moves a case, each move with its line of the history: neither is ever written without the other.</summary>
public static class CaseHistory
{
    /// <summary>Who acts where the portal itself does.</summary>
    public const string Portal = "SecurityPortal";

    /// <summary>Moves a case to a state, which may be the one it is in, in the transaction of the caller; answers the line of the history.</summary>
    /// <param name="db">Where the case was read.</param>
    /// <param name="file">The case.</param>
    /// <param name="action">What was done.</param>
    /// <param name="to">The state after it.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="actor">By whom; null for the portal itself.</param>
    /// <param name="comment">Note or reasons.</param>
    /// <param name="visibleToApplicant">Whether the applicant may read the comment.</param>
    /// <param name="id">Id of the line, where a mail about it was written before it.</param>
    public static CaseEvent Move(
        this PortalDbContext db, Case file, CaseAction action, CaseStatus to, DateTime at, Actor? actor, string? comment = null,
        bool visibleToApplicant = false, Guid? id = null)
    {
        var moved = new CaseEvent
        {
            Id = id ?? Guid.CreateVersion7(), CaseId = file.Id, Number = ++file.HistoryLength, At = at, ActorId = actor?.UserId,
            ActorName = actor?.Name ?? Portal, Action = action, From = file.Status, To = to, Comment = comment, VisibleToApplicant = visibleToApplicant,
        };
        db.CaseEvents.Add(moved);
        file.StatusChangedAt = file.Status == to ? file.StatusChangedAt : at;
        (file.Status, file.Version) = (to, Guid.NewGuid());
        return moved;
    }

    /// <summary>The first line: a case was filed.</summary>
    public static void Filed(this PortalDbContext db, Case file, Actor actor) => db.CaseEvents.Add(new CaseEvent
    {
        CaseId = file.Id, Number = ++file.HistoryLength, At = file.SubmittedAt, ActorId = actor.UserId, ActorName = actor.Name, Action = CaseAction.Submit,
        To = file.Status,
    });
}
