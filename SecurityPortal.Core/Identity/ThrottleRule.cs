namespace SecurityPortal.Core.Identity;

/// <summary>One count of <see cref="Throttle"/>.</summary>
/// <param name="What">Kind of count.</param>
/// <param name="Who">Account, address or device counted.</param>
/// <param name="Free">Failures in an hour before delays begin.</param>
/// <param name="IsPersonal">A success of the same kind proves the person, so the count starts anew.</param>
public sealed record ThrottleRule(string What, string Who, int Free, bool IsPersonal = false);
