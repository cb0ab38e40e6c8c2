namespace SecurityPortal.Core.Cases;

/// <summary>Where the legal clock of a case stands today.</summary>
/// <param name="DueOn">Last local day for the decision.</param>
/// <param name="DaysLeft">Days until then; negative when it has passed.</param>
/// <param name="IsPaused">The case is with the applicant: the clock stands still.</param>
public sealed record CaseDeadline(DateOnly DueOn, int DaysLeft, bool IsPaused)
{
    /// <summary>Past its last day.</summary>
    public bool IsOverdue => DaysLeft < 0;
}
