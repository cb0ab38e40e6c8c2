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

    /// <summary>A notification: "Autorizuar – pa paguar".</summary>
    Authorised,

    /// <summary>A notification: "Autorizuar – paguar"; in force until its last day.</summary>
    Effective,

    /// <summary>A notification: "Përfunduar", its last day has passed.</summary>
    Ended,

    /// <summary>A notification: "Ndërprerë" before its last day.</summary>
    Terminated,

    /// <summary>A candidate: "I ruajtur", still with the institution.</summary>
    Saved,

    /// <summary>A candidate: "Gati për aplikim".</summary>
    Ready,

    /// <summary>A candidate: "Aplikim", filed with the ministry.</summary>
    Applied,

    /// <summary>A candidate: accepted, waits for a session.</summary>
    Accepted,

    /// <summary>A candidate: "I caktuar" to a session.</summary>
    Scheduled,

    /// <summary>A candidate: "I kaluar".</summary>
    Passed,

    /// <summary>A candidate: "I dështuar".</summary>
    Failed,

    Absent,

    /// <summary>A report: "Raportuar"; never changed afterwards, only corrected by a further version.</summary>
    Reported,

    /// <summary>A report: "Kërkohet sqarim"; the company is asked something.</summary>
    FollowUp,

    Reviewed,

    /// <summary>A report: closed by the ministry.</summary>
    Concluded,
}
