namespace SecurityPortal.Core.Cases;

/// <summary>Where a case stands (domain.md §7.2). Drafts are not cases yet; what becomes of a licence later is the licence's own state.</summary>
public enum CaseStatus
{
    /// <summary>"Aplikuar": filed, nobody has taken it yet.</summary>
    Submitted,

    /// <summary>"Në shqyrtim": an officer works on it.</summary>
    InReview,

    /// <summary>"Për plotësim": returned to the applicant with comments; the legal clock stands still.</summary>
    Returned,

    /// <summary>"I plotësuar": corrected by the applicant, waiting to be taken again.</summary>
    Completed,

    /// <summary>"I rekomanduar": an officer has recommended; the applicant still reads "Në shqyrtim".</summary>
    Recommended,

    /// <summary>"I aprovuar, në pritje të pagesës".</summary>
    AwaitingPayment,

    /// <summary>"I paguar": paid, the paper still to be made (cards only; elsewhere payment issues at once).</summary>
    Paid,

    /// <summary>"I lëshuar": ends the case well.</summary>
    Issued,

    Refused,

    /// <summary>"I tërhequr" by the applicant.</summary>
    Withdrawn,

    Appealed,

    /// <summary>"E mbyllur (afati kaloi)": completion not made or slip unpaid in time.</summary>
    Closed,

    /// <summary>A contract: "Autorizuar – pa paguar".</summary>
    Authorised,

    /// <summary>A contract: "Autorizuar – paguar"; in force until its last day.</summary>
    Effective,

    /// <summary>A contract: "Përfunduar", its last day has passed.</summary>
    Ended,

    /// <summary>A contract: "Ndërprerë" before its last day.</summary>
    Terminated,

    /// <summary>An exam candidate: "I ruajtur", still with the institution.</summary>
    Saved,

    /// <summary>An exam candidate: "Gati për aplikim".</summary>
    Ready,

    /// <summary>An exam candidate: "Aplikim", filed with the ministry.</summary>
    ExamApplied,

    /// <summary>An exam candidate: accepted, waits for a session.</summary>
    Accepted,

    /// <summary>An exam candidate: "I caktuar" to a session.</summary>
    Scheduled,

    /// <summary>An exam candidate: "I kaluar".</summary>
    Passed,

    /// <summary>An exam candidate: "I dështuar".</summary>
    Failed,

    /// <summary>An exam candidate: "Mungoi".</summary>
    Absent,

    /// <summary>An incident: "Raportuar"; never changed afterwards, only corrected by a further version.</summary>
    Reported,

    /// <summary>An incident: "Kërkohet sqarim"; the company is asked something.</summary>
    FollowUp,

    Reviewed,

    /// <summary>An incident: closed by the ministry.</summary>
    Concluded,
}
