namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>Marks the process's texts: name, what is granted, steps, labels of the answers, criteria.</summary>
public sealed class ControlCentreTexts;
