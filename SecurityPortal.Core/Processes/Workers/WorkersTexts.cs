namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Marks the texts that the processes about workers share.</summary>
public sealed class WorkersTexts;
