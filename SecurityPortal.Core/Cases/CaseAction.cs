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

    Approve,

    /// <summary>A supervisor refuses, with reasons.</summary>
    Refuse,

    /// <summary>The fee is booked.</summary>
    Pay,

    /// <summary>The paper is made.</summary>
    Issue,

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

    /// <summary>An officer authorises what was notified.</summary>
    Authorise,

    /// <summary>The company ends what was notified before its last day, with a reason.</summary>
    Terminate,

    /// <summary>The last day of what was notified has passed.</summary>
    End,

    /// <summary>Enough complete candidates: they may apply.</summary>
    MakeReady,

    /// <summary>No longer enough complete candidates.</summary>
    MakeUnready,

    /// <summary>Who gathered the candidates applies for them.</summary>
    Apply,

    /// <summary>An officer accepts a candidate.</summary>
    Accept,

    /// <summary>An officer assigns a candidate to a session.</summary>
    Schedule,

    /// <summary>An officer takes a candidate out of a session.</summary>
    Unschedule,

    Pass,

    Fail,

    /// <summary>The candidate did not come.</summary>
    Miss,

    /// <summary>An officer corrects a result: the candidate passed.</summary>
    CorrectPass,

    /// <summary>An officer corrects a result: the candidate failed.</summary>
    CorrectFail,

    /// <summary>An officer corrects a result: the candidate did not come.</summary>
    CorrectAbsence,

    /// <summary>The candidate tries again.</summary>
    Resit,

    /// <summary>The company corrects a report by a further version.</summary>
    Correct,

    /// <summary>An officer asks the company something about a report.</summary>
    AskFollowUp,

    Answer,

    /// <summary>An officer has looked at a report.</summary>
    Review,

    /// <summary>An officer closes a report.</summary>
    Conclude,
}
