namespace SecurityPortal.Web.Processes.Workers;

/// <summary>Marks the texts of the search for workers, of consent, and of portraits.</summary>
public sealed class WorkerTexts;
