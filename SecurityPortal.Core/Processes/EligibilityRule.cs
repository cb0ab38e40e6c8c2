using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes;

/// <summary>A condition that the software checks before a request may begin; each one blocks while it is not met.</summary>
/// <param name="Key">Its text is <c>Rule.{Key}</c> in the texts of the process.</param>
/// <param name="Obstacle">What stands against it now; null when it is met.</param>
/// <param name="Arguments">Values for its text.</param>
public sealed record EligibilityRule(string Key, Error? Obstacle, params IReadOnlyList<object> Arguments)
{
    public bool IsMet => Obstacle is null;
}
