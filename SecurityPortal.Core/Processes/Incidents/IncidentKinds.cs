namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Keys of the processes that report incidents, for what they share: register, links, statistics.</summary>
public static class IncidentKinds
{
    /// <summary>Reports of force used.</summary>
    public const string UseOfForce = "UseOfForce";

    /// <summary>Reports of criminal offences.</summary>
    public const string CriminalOffence = "CriminalOffence";

    /// <summary>Both, in the order of the menus.</summary>
    public static IReadOnlyList<string> All { get; } = [UseOfForce, CriminalOffence];
}
