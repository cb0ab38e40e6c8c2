using SecurityPortal.Core.Cases;

namespace SecurityPortal.Core.Casework;

/// <summary>Why the page of a case offers somebody of the ministry nothing to do; the sentences stand in <see cref="CaseTexts"/> under
/// <c>Why.{reason}</c>.</summary>
public enum WhyNoAction
{
    /// <summary>Auditors read cases and change none.</summary>
    ReadsOnly,

    /// <summary>Decided to the end: issued, in force, passed, closed report.</summary>
    Settled,

    /// <summary>Refused, withdrawn, closed, or over.</summary>
    Ended,

    /// <summary>The fee is to be paid.</summary>
    ToBePaid,

    /// <summary>The applicant completes or answers.</summary>
    WithApplicant,

    /// <summary>The applicant still gathers; nothing has been asked for yet.</summary>
    InPreparation,

    /// <summary>The person has recommended the decision.</summary>
    OwnRecommendation,

    /// <summary>The person has taken the decision that is appealed.</summary>
    OwnDecision,

    /// <summary>The person has taken, returned or worked on the case, so that another decides.</summary>
    FourEyes,

    /// <summary>Another officer works on it.</summary>
    ColleaguesCase,

    /// <summary>In review and given to nobody.</summary>
    Unassigned,

    /// <summary>A supervisor goes on.</summary>
    ForSupervisor,

    /// <summary>What comes next is done on another page, or by the portal itself.</summary>
    Elsewhere,
}
