namespace SecurityPortal.Core.Cases;

/// <summary>What the legal clock (<see cref="CaseClock"/>) does in a state.</summary>
public enum ClockHand
{
    /// <summary>There is no deadline: not filed yet, decided or ended.</summary>
    Off,

    Runs,

    /// <summary>With the applicant for completion: the days do not count, and are added when the case comes back.</summary>
    Stands,
}
