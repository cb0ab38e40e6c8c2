namespace SecurityPortal.Core.Cases;

/// <summary>In which way a state ends a case.</summary>
public enum CaseEnding
{
    None,

    /// <summary>With a result that stands: granted, in force, examined, looked at.</summary>
    Settled,

    /// <summary>What was granted is over.</summary>
    Over,

    /// <summary>Without what was asked for: the applicant may ask again with the same answers.</summary>
    Without,
}
