namespace SecurityPortal.Core.Cases;

/// <summary>Groups of states by which the queue is read.</summary>
public enum QueueGroup
{
    /// <summary>Everything that has not ended.</summary>
    Open,

    /// <summary>Waits for an officer to take it: filed or completed.</summary>
    ToTake,

    /// <summary>An officer works on it.</summary>
    InReview,

    /// <summary>With the applicant, for completion.</summary>
    Returned,

    /// <summary>Recommended: waits for the decision.</summary>
    ForDecision,

    /// <summary>Approved: waits for the payment or the paper.</summary>
    ToPay,

    /// <summary>Under appeal.</summary>
    Appealed,

    /// <summary>Ended, in whatever way.</summary>
    Ended,

    /// <summary>Everything.</summary>
    All,
}
