using System.Collections.Frozen;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// The one table of states, in the order of a case's life. What is said of a state elsewhere (queue, dashboard, chips, clock, filters, who is asked) is read
/// from here; where a state leads is said by <see cref="CaseWorkflow"/>. The lists are for queries: <c>CaseStates.Ended.Contains(c.Status)</c> is translated.
/// </summary>
public static class CaseStates
{
    public static IReadOnlyList<CaseStateRow> Table { get; } =
    [
        Live(CaseStatus.Saved, QueueGroup.Preparing, Tone.Neutral, CaseTurn.Applicant),
        Live(CaseStatus.Ready, QueueGroup.Preparing, Tone.Success, CaseTurn.Applicant),
        Live(CaseStatus.Applied, QueueGroup.ToTake, Tone.Info, CaseTurn.Officer, ClockHand.Runs),
        Live(CaseStatus.Submitted, QueueGroup.ToTake, Tone.Info, CaseTurn.Officer, ClockHand.Runs),
        Live(CaseStatus.InReview, QueueGroup.InReview, Tone.Info, CaseTurn.Officer, ClockHand.Runs),
        Live(CaseStatus.Returned, QueueGroup.Returned, Tone.Warning, CaseTurn.Applicant, ClockHand.Stands),
        Live(CaseStatus.Completed, QueueGroup.ToTake, Tone.Info, CaseTurn.Officer, ClockHand.Runs),
        Live(CaseStatus.Recommended, QueueGroup.ForDecision, Tone.Info, CaseTurn.Supervisor, ClockHand.Runs),
        Live(CaseStatus.AwaitingPayment, QueueGroup.ToPay, Tone.Warning, CaseTurn.Applicant),
        Live(CaseStatus.Paid, QueueGroup.ToPay, Tone.Success, CaseTurn.Officer),
        Live(CaseStatus.Authorised, QueueGroup.ToPay, Tone.Warning, CaseTurn.Applicant),
        Live(CaseStatus.Accepted, QueueGroup.ToHold, Tone.Info, CaseTurn.Officer),
        Live(CaseStatus.Scheduled, QueueGroup.ToHold, Tone.Info, CaseTurn.Officer),
        Live(CaseStatus.Reported, QueueGroup.ToTake, Tone.Info, CaseTurn.Officer),
        Live(CaseStatus.FollowUp, QueueGroup.Returned, Tone.Warning, CaseTurn.Applicant),
        Live(CaseStatus.Reviewed, QueueGroup.InReview, Tone.Info, CaseTurn.Officer),
        Live(CaseStatus.Appealed, QueueGroup.Appealed, Tone.Info, CaseTurn.Supervisor),
        End(CaseStatus.Issued, Tone.Success, CaseEnding.Settled),
        End(CaseStatus.Effective, Tone.Success, CaseEnding.Settled),
        End(CaseStatus.Ended, Tone.Neutral, CaseEnding.Over),
        End(CaseStatus.Terminated, Tone.Neutral, CaseEnding.Over),
        End(CaseStatus.Passed, Tone.Success, CaseEnding.Settled),
        End(CaseStatus.Failed, Tone.Danger, CaseEnding.Settled),
        End(CaseStatus.Absent, Tone.Danger, CaseEnding.Settled),
        End(CaseStatus.Concluded, Tone.Neutral, CaseEnding.Settled),
        End(CaseStatus.Refused, Tone.Danger, CaseEnding.Without),
        End(CaseStatus.Withdrawn, Tone.Neutral, CaseEnding.Without),
        End(CaseStatus.Closed, Tone.Neutral, CaseEnding.Without),
    ];

    private static readonly FrozenDictionary<CaseStatus, CaseStateRow> Rows = Table.ToFrozenDictionary(r => r.Status);

    private static readonly FrozenDictionary<QueueGroup, IReadOnlyList<CaseStatus>> Groups =
        Enum.GetValues<QueueGroup>().ToFrozenDictionary(g => g, g => Where(r => r.Group == g));

    /// <summary>States that end a case.</summary>
    public static IReadOnlyList<CaseStatus> Ended { get; } = Where(r => r.IsEnd);

    /// <summary>With the ministry or on its way, and not ended.</summary>
    public static IReadOnlyList<CaseStatus> Open { get; } = Where(r => !r.IsEnd && r.Group != QueueGroup.Preparing);

    /// <summary>The legal clock runs.</summary>
    public static IReadOnlyList<CaseStatus> ClockRuns { get; } = Where(r => r.Clock == ClockHand.Runs);

    /// <summary>An officer has it on the desk: to be taken, or in review.</summary>
    public static IReadOnlyList<CaseStatus> OnDesk { get; } = Where(r => r.Group is QueueGroup.ToTake or QueueGroup.InReview);

    /// <summary>The applicant is asked for something.</summary>
    public static IReadOnlyList<CaseStatus> AsksApplicant { get; } = Where(r => r.AsksApplicant);

    /// <summary>The fee is to be paid.</summary>
    public static IReadOnlyList<CaseStatus> AwaitsFee { get; } = Where(r => r.AwaitsFee);

    /// <summary>What the table says of a state.</summary>
    public static CaseStateRow Of(CaseStatus status) => Rows[status];

    /// <summary>The states that the queue shows as a group.</summary>
    public static IReadOnlyList<CaseStatus> Of(QueueGroup group) => group switch
    {
        QueueGroup.All => Where(_ => true),
        QueueGroup.Open => Open,
        _ => Groups[group],
    };

    private static CaseStateRow Live(CaseStatus status, QueueGroup group, Tone tone, CaseTurn turn, ClockHand clock = ClockHand.Off) =>
        new(status, group, tone, turn, clock, CaseEnding.None);

    private static CaseStateRow End(CaseStatus status, Tone tone, CaseEnding ending) =>
        new(status, QueueGroup.Ended, tone, CaseTurn.Nobody, ClockHand.Off, ending);

    private static IReadOnlyList<CaseStatus> Where(Func<CaseStateRow, bool> fits) => [.. Table.Where(fits).Select(r => r.Status)];
}
