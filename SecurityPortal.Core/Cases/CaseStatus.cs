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

    /// <summary>"I refuzuar".</summary>
    Refused,

    /// <summary>"I tërhequr" by the applicant.</summary>
    Withdrawn,

    /// <summary>"Në procedurë ankese".</summary>
    Appealed,

    /// <summary>"E mbyllur (afati kaloi)": completion not made or slip unpaid in time.</summary>
    Closed,
}
