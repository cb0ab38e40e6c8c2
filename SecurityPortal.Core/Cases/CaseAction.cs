namespace SecurityPortal.Core.Cases;

/// <summary>What can be done to a case; the history keeps one row for each.</summary>
public enum CaseAction
{
    /// <summary>The applicant finishes the draft.</summary>
    Submit,

    /// <summary>An officer takes it for review.</summary>
    Take,

    /// <summary>A supervisor gives it to an officer; the state stays.</summary>
    Assign,

    /// <summary>An officer returns it for completion, with comments.</summary>
    Return,

    /// <summary>The applicant saves the correction.</summary>
    Resubmit,

    /// <summary>An officer recommends approval or refusal.</summary>
    Recommend,

    /// <summary>A supervisor sends the recommendation back.</summary>
    SendBack,

    /// <summary>A supervisor approves.</summary>
    Approve,

    /// <summary>A supervisor refuses, with reasons.</summary>
    Refuse,

    /// <summary>The fee is booked.</summary>
    Pay,

    /// <summary>The paper is made.</summary>
    Issue,

    /// <summary>The applicant withdraws.</summary>
    Withdraw,

    /// <summary>A deadline has passed.</summary>
    Close,

    /// <summary>The applicant appeals a refusal.</summary>
    Appeal,

    /// <summary>The appeals body upholds the appeal.</summary>
    AppealUphold,

    /// <summary>The appeals body rejects the appeal.</summary>
    AppealReject,

    /// <summary>The appeals body returns the case for a new review.</summary>
    AppealReturn,
}
