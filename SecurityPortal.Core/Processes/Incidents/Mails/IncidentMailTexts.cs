namespace SecurityPortal.Core.Processes.Incidents.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class IncidentMailTexts;
