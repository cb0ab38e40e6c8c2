namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Texts of the process: its name, step titles, its own words for states, and a label for each path of the payload.</summary>
public sealed class ContractTexts;
