namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>A code that a report names.</summary>
/// <param name="List">Its list, or <see cref="AnyForce"/>.</param>
/// <param name="Code">The code.</param>
/// <param name="Level">Level said by the reporter, for an action of no level's list.</param>
public sealed record IncidentUse(string List, string Code, int? Level = null)
{
    /// <summary>An action of force, in whichever level's list it stands.</summary>
    public const string AnyForce = "";
}
