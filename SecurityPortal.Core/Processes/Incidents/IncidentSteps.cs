namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Steps that all reports share.</summary>
public static class IncidentSteps
{
    /// <summary>Page 1: incident and worker.</summary>
    public const string Incident = "incident";
}
