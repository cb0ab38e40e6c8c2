namespace SecurityPortal.Core.Processes.CriminalOffence;

/// <summary>Texts of the process: its name, its steps, what its paper says.</summary>
public sealed class CriminalOffenceTexts;
