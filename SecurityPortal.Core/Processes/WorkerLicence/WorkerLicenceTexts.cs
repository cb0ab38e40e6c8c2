namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Texts of the process: its name, step titles, and a label for each path of the payload.</summary>
public sealed class WorkerLicenceTexts;
