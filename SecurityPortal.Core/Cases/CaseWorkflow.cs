using System.Collections.Frozen;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// The moves of a kind of process: which action leads from where to where (domain.md §7.2 to §7.5, processes.md "Rules settled"). One machine for all; a
/// process names the workflow whose part it needs.
/// </summary>
public sealed class CaseWorkflow
{
    private readonly FrozenDictionary<(CaseStatus From, CaseAction Action), CaseStatus> _moves;

    private CaseWorkflow(CaseStatus first, params IEnumerable<KeyValuePair<(CaseStatus, CaseAction), CaseStatus>>[] parts)
    {
        First = first;
        _moves = parts.SelectMany(p => p).ToFrozenDictionary();
        var reached = _moves.Values.Append(first).ToHashSet();
        States = [.. CaseStates.Of(QueueGroup.All).Where(reached.Contains)];
    }

    /// <summary>Applications that an officer recommends and a supervisor decides: licences, certificates, cards.</summary>
    public static CaseWorkflow Licence { get; } = new(CaseStatus.Submitted, Moves(
        (CaseStatus.InReview, CaseAction.Recommend, CaseStatus.Recommended),
        (CaseStatus.Recommended, CaseAction.SendBack, CaseStatus.InReview),
        (CaseStatus.Recommended, CaseAction.Approve, CaseStatus.AwaitingPayment),
        (CaseStatus.Recommended, CaseAction.Refuse, CaseStatus.Refused),
        (CaseStatus.AwaitingPayment, CaseAction.Pay, CaseStatus.Paid),
        (CaseStatus.AwaitingPayment, CaseAction.Close, CaseStatus.Closed),
        (CaseStatus.Paid, CaseAction.Issue, CaseStatus.Issued),
        (CaseStatus.Paid, CaseAction.Close, CaseStatus.Closed),
        (CaseStatus.Recommended, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.AwaitingPayment, CaseAction.Withdraw, CaseStatus.Withdrawn)), Review(), Appeals(CaseStatus.AwaitingPayment));

    /// <summary>Notifications that one officer authorises: contracts (domain.md §7.4).</summary>
    public static CaseWorkflow Notification { get; } = new(CaseStatus.Submitted, Moves(
        (CaseStatus.InReview, CaseAction.Authorise, CaseStatus.Authorised),
        (CaseStatus.InReview, CaseAction.Refuse, CaseStatus.Refused),
        (CaseStatus.Authorised, CaseAction.Pay, CaseStatus.Effective),
        (CaseStatus.Authorised, CaseAction.Close, CaseStatus.Closed),
        (CaseStatus.Authorised, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.Authorised, CaseAction.Terminate, CaseStatus.Terminated),
        (CaseStatus.Effective, CaseAction.Correct, CaseStatus.Effective),
        (CaseStatus.Effective, CaseAction.Review, CaseStatus.Effective),
        (CaseStatus.Effective, CaseAction.Terminate, CaseStatus.Terminated),
        (CaseStatus.Effective, CaseAction.End, CaseStatus.Ended)), Review(), Appeals(CaseStatus.Authorised));

    /// <summary>Candidates (domain.md §7.3): gathered by whoever sends them, then reviewed one by one.</summary>
    public static CaseWorkflow Candidacy { get; } = new(CaseStatus.Saved, Moves(
        (CaseStatus.Saved, CaseAction.MakeReady, CaseStatus.Ready),
        (CaseStatus.Ready, CaseAction.MakeUnready, CaseStatus.Saved),
        (CaseStatus.Saved, CaseAction.Correct, CaseStatus.Saved),
        (CaseStatus.Ready, CaseAction.Correct, CaseStatus.Ready),
        (CaseStatus.Saved, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.Ready, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.Ready, CaseAction.Apply, CaseStatus.Applied),
        (CaseStatus.Applied, CaseAction.Take, CaseStatus.InReview),
        (CaseStatus.Applied, CaseAction.Assign, CaseStatus.Applied),
        (CaseStatus.Applied, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.InReview, CaseAction.Accept, CaseStatus.Accepted),
        (CaseStatus.InReview, CaseAction.Refuse, CaseStatus.Refused),
        (CaseStatus.Accepted, CaseAction.Schedule, CaseStatus.Scheduled),
        (CaseStatus.Accepted, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.Scheduled, CaseAction.Unschedule, CaseStatus.Accepted),
        (CaseStatus.Scheduled, CaseAction.Pass, CaseStatus.Passed),
        (CaseStatus.Scheduled, CaseAction.Fail, CaseStatus.Failed),
        (CaseStatus.Scheduled, CaseAction.Miss, CaseStatus.Absent),
        (CaseStatus.Passed, CaseAction.CorrectPass, CaseStatus.Passed),
        (CaseStatus.Failed, CaseAction.CorrectPass, CaseStatus.Passed),
        (CaseStatus.Failed, CaseAction.CorrectFail, CaseStatus.Failed),
        (CaseStatus.Failed, CaseAction.CorrectAbsence, CaseStatus.Absent),
        (CaseStatus.Absent, CaseAction.CorrectPass, CaseStatus.Passed),
        (CaseStatus.Absent, CaseAction.CorrectFail, CaseStatus.Failed),
        (CaseStatus.Failed, CaseAction.Resit, CaseStatus.Accepted),
        (CaseStatus.Absent, CaseAction.Resit, CaseStatus.Accepted)), Review().Where(m => m.Key.Item1 != CaseStatus.Submitted), Appeals(CaseStatus.Accepted));

    /// <summary>Incident reports (domain.md §7.5): as filed, corrected only by further versions, looked at and closed by the ministry.</summary>
    public static CaseWorkflow Report { get; } = new(CaseStatus.Reported, Moves(
        (CaseStatus.Reported, CaseAction.Assign, CaseStatus.Reported),
        (CaseStatus.Reported, CaseAction.Correct, CaseStatus.Reported),
        (CaseStatus.Reported, CaseAction.AskFollowUp, CaseStatus.FollowUp),
        (CaseStatus.Reported, CaseAction.Review, CaseStatus.Reviewed),
        (CaseStatus.FollowUp, CaseAction.Answer, CaseStatus.Reported),
        (CaseStatus.FollowUp, CaseAction.Correct, CaseStatus.FollowUp),
        (CaseStatus.FollowUp, CaseAction.Review, CaseStatus.Reviewed),
        (CaseStatus.Reviewed, CaseAction.Correct, CaseStatus.Reported),
        (CaseStatus.Reviewed, CaseAction.AskFollowUp, CaseStatus.FollowUp),
        (CaseStatus.Reviewed, CaseAction.Conclude, CaseStatus.Concluded)));

    /// <summary>Where a case begins when it is filed.</summary>
    public CaseStatus First { get; }

    /// <summary>The states in which such a case is found, in the order of its life; for filters.</summary>
    public IReadOnlyList<CaseStatus> States { get; }

    /// <summary>The state after <paramref name="action"/>, or <see cref="ActionNotAllowed"/>.</summary>
    public Result<CaseStatus> Next(CaseStatus from, CaseAction action) =>
        _moves.TryGetValue((from, action), out var next) ? next : new ActionNotAllowed(from, action);

    /// <summary>True when <paramref name="action"/> leads anywhere from here.</summary>
    public bool Allows(CaseStatus from, CaseAction action) => _moves.ContainsKey((from, action));

    /// <summary>How the applicant adds a further version here: completes what was returned, or corrects what is in force. None where neither may be
    /// done.</summary>
    public CaseAction? FurtherVersion(CaseStatus from) =>
        Allows(from, CaseAction.Resubmit) ? CaseAction.Resubmit : Allows(from, CaseAction.Correct) ? CaseAction.Correct : null;

    // Taking, returning and completing are the same wherever an officer reviews.
    private static IEnumerable<KeyValuePair<(CaseStatus, CaseAction), CaseStatus>> Review() => Moves(
        (CaseStatus.Submitted, CaseAction.Take, CaseStatus.InReview),
        (CaseStatus.Completed, CaseAction.Take, CaseStatus.InReview),
        (CaseStatus.InReview, CaseAction.Return, CaseStatus.Returned),
        (CaseStatus.Returned, CaseAction.Resubmit, CaseStatus.Completed),
        (CaseStatus.Returned, CaseAction.Close, CaseStatus.Closed),
        (CaseStatus.Submitted, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.InReview, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.Returned, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.Completed, CaseAction.Withdraw, CaseStatus.Withdrawn),
        (CaseStatus.Submitted, CaseAction.Assign, CaseStatus.Submitted),
        (CaseStatus.Completed, CaseAction.Assign, CaseStatus.Completed),
        (CaseStatus.InReview, CaseAction.Assign, CaseStatus.InReview),
        (CaseStatus.Returned, CaseAction.Assign, CaseStatus.Returned));

    private static IEnumerable<KeyValuePair<(CaseStatus, CaseAction), CaseStatus>> Appeals(CaseStatus upheld) => Moves(
        (CaseStatus.Refused, CaseAction.Appeal, CaseStatus.Appealed),
        (CaseStatus.Appealed, CaseAction.AppealUphold, upheld),
        (CaseStatus.Appealed, CaseAction.AppealReject, CaseStatus.Refused),
        (CaseStatus.Appealed, CaseAction.AppealReturn, CaseStatus.InReview));

    private static IEnumerable<KeyValuePair<(CaseStatus, CaseAction), CaseStatus>> Moves(params (CaseStatus From, CaseAction Action, CaseStatus To)[] moves) =>
        moves.Select(m => KeyValuePair.Create((m.From, m.Action), m.To));
}
