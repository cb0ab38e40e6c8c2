namespace SecurityPortal.Web.Processes.Incidents;

/// <summary>Marks the texts of the pages about incident reports; labels of what is reported stand in the room's own texts.</summary>
public sealed class IncidentPageTexts;
