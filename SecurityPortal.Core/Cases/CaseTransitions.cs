using System.Collections.Frozen;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Cases;

/// <summary>The one state machine of all processes: which action leads from where to where (domain.md §7.2, processes.md "Rules settled").</summary>
public static class CaseTransitions
{
    private static readonly FrozenDictionary<(CaseStatus From, CaseAction Action), CaseStatus> Table = new Dictionary<(CaseStatus, CaseAction), CaseStatus>
    {
        [(CaseStatus.Submitted, CaseAction.Take)] = CaseStatus.InReview,
        [(CaseStatus.Completed, CaseAction.Take)] = CaseStatus.InReview,
        [(CaseStatus.InReview, CaseAction.Return)] = CaseStatus.Returned,
        [(CaseStatus.Returned, CaseAction.Resubmit)] = CaseStatus.Completed,
        [(CaseStatus.Returned, CaseAction.Close)] = CaseStatus.Closed,
        [(CaseStatus.InReview, CaseAction.Recommend)] = CaseStatus.Recommended,
        [(CaseStatus.Recommended, CaseAction.SendBack)] = CaseStatus.InReview,
        [(CaseStatus.Recommended, CaseAction.Approve)] = CaseStatus.AwaitingPayment,
        [(CaseStatus.Recommended, CaseAction.Refuse)] = CaseStatus.Refused,
        [(CaseStatus.AwaitingPayment, CaseAction.Pay)] = CaseStatus.Paid,
        [(CaseStatus.AwaitingPayment, CaseAction.Close)] = CaseStatus.Closed,
        [(CaseStatus.Paid, CaseAction.Issue)] = CaseStatus.Issued,
        [(CaseStatus.Submitted, CaseAction.Withdraw)] = CaseStatus.Withdrawn,
        [(CaseStatus.InReview, CaseAction.Withdraw)] = CaseStatus.Withdrawn,
        [(CaseStatus.Returned, CaseAction.Withdraw)] = CaseStatus.Withdrawn,
        [(CaseStatus.Completed, CaseAction.Withdraw)] = CaseStatus.Withdrawn,
        [(CaseStatus.Recommended, CaseAction.Withdraw)] = CaseStatus.Withdrawn,
        [(CaseStatus.AwaitingPayment, CaseAction.Withdraw)] = CaseStatus.Withdrawn,
        [(CaseStatus.Refused, CaseAction.Appeal)] = CaseStatus.Appealed,
        [(CaseStatus.Appealed, CaseAction.AppealUphold)] = CaseStatus.AwaitingPayment,
        [(CaseStatus.Appealed, CaseAction.AppealReject)] = CaseStatus.Refused,
        [(CaseStatus.Appealed, CaseAction.AppealReturn)] = CaseStatus.InReview,
        [(CaseStatus.Submitted, CaseAction.Assign)] = CaseStatus.Submitted,
        [(CaseStatus.Completed, CaseAction.Assign)] = CaseStatus.Completed,
        [(CaseStatus.InReview, CaseAction.Assign)] = CaseStatus.InReview,
        [(CaseStatus.Returned, CaseAction.Assign)] = CaseStatus.Returned,
    }.ToFrozenDictionary();

    /// <summary>States that end a case.</summary>
    public static IReadOnlySet<CaseStatus> Ended { get; } = new HashSet<CaseStatus>
    {
        CaseStatus.Issued, CaseStatus.Refused, CaseStatus.Withdrawn, CaseStatus.Closed,
    };

    /// <summary>The state after <paramref name="action"/>, or <see cref="ActionNotAllowed"/>.</summary>
    public static Result<CaseStatus> Next(CaseStatus from, CaseAction action) =>
        Table.TryGetValue((from, action), out var next) ? next : new ActionNotAllowed(from, action);

    /// <summary>True when <paramref name="action"/> leads anywhere from here.</summary>
    public static bool Allows(CaseStatus from, CaseAction action) => Table.ContainsKey((from, action));
}
