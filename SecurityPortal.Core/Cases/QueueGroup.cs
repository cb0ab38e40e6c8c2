namespace SecurityPortal.Core.Cases;

/// <summary>Groups of states by which the queue is read.</summary>
public enum QueueGroup
{
    /// <summary>Everything with the ministry that has not ended.</summary>
    Open,

    /// <summary>Waits for an officer to take it: filed or completed.</summary>
    ToTake,

    /// <summary>An officer works on it, or has looked at it and not closed it yet.</summary>
    InReview,

    /// <summary>With the applicant, for completion or an answer.</summary>
    Returned,

    /// <summary>Recommended: waits for the decision.</summary>
    ForDecision,

    /// <summary>Approved: waits for the payment or the paper.</summary>
    ToPay,

    /// <summary>Accepted: waits for the ministry's date, or for what came of it.</summary>
    ToHold,

    Appealed,

    /// <summary>Still gathered by the applicant: the ministry has nothing to do yet.</summary>
    Preparing,

    /// <summary>Ended, in whatever way.</summary>
    Ended,

    All,
}
