using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Licences;

/// <summary>Writes a licence's history.</summary>
public static class LicenceEventLog
{
    /// <summary>Adds a line in the transaction of the caller.</summary>
    /// <param name="db">Where the licence was read.</param>
    /// <param name="licence">The licence.</param>
    /// <param name="action">What was done.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="actor">By whom; null for the portal itself.</param>
    /// <param name="measureId">The measure it belongs to.</param>
    /// <param name="number">Number of the decision.</param>
    /// <param name="comment">Reasons or note.</param>
    /// <param name="visibleToHolder">Whether the holder sees the line.</param>
    public static void Note(
        this PortalDbContext db, Licence licence, LicenceAction action, DateTime at, Actor? actor, Guid? measureId = null, string? number = null,
        string? comment = null, bool visibleToHolder = false)
    {
        db.LicenceEvents.Add(new LicenceEvent
        {
            LicenceId = licence.Id, Place = ++licence.HistoryLength, At = at, ActorId = actor?.UserId, ActorName = actor?.Name ?? CaseHistory.Portal,
            Action = action, MeasureId = measureId, Number = number, Comment = comment, VisibleToHolder = visibleToHolder,
        });
        licence.Version = Guid.NewGuid();
    }
}
