namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Texts that all incident reports share: step titles, roles, and a label for each path of the payload.</summary>
public sealed class IncidentTexts;
