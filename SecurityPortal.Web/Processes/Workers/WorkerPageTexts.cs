namespace SecurityPortal.Web.Processes.Workers;

/// <summary>Marks the texts of a person's own pages and of the company's workers.</summary>
public sealed class WorkerPageTexts;
