using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// The legal clock: it runs from the day of filing until the decision and stands still while the case is with the applicant (domain.md §2.0). Counted in
/// local days.
/// </summary>
public static class CaseClock
{
    /// <summary>Where the clock stands; null once the case is decided or has ended.</summary>
    /// <param name="status">State now.</param>
    /// <param name="submittedAt">When the case was filed, UTC.</param>
    /// <param name="statusChangedAt">When the state last changed, UTC.</param>
    /// <param name="pausedDays">Days of the pauses that have ended.</param>
    /// <param name="decisionDays">The setting <see cref="Reference.SettingKeys.DecisionDays"/> as of the day of filing.</param>
    /// <param name="today">Local day.</param>
    public static CaseDeadline? DeadlineOf(
        CaseStatus status, DateTime submittedAt, DateTime statusChangedAt, int pausedDays, int decisionDays, DateOnly today)
    {
        var hand = CaseStates.Of(status).Clock;
        if (hand == ClockHand.Off)
        {
            return null;
        }

        var paused = hand == ClockHand.Stands;
        var due = LocalTime.DateOf(submittedAt).AddDays(decisionDays + pausedDays);
        if (paused)
        {
            due = due.AddDays(Math.Max(0, today.DayNumber - LocalTime.DateOf(statusChangedAt).DayNumber));
        }

        return new CaseDeadline(due, due.DayNumber - today.DayNumber, paused);
    }
}
