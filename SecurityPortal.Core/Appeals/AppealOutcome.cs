namespace SecurityPortal.Core.Appeals;

/// <summary>What the appeals body decided.</summary>
public enum AppealOutcome
{
    /// <summary>"Pranohet": the decision is reversed.</summary>
    Upheld,

    /// <summary>"Refuzohet": the decision stands.</summary>
    Rejected,

    /// <summary>"Kthehet në rishqyrtim": decided anew.</summary>
    Returned,
}
