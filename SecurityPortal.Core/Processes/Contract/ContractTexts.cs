namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Texts of the process: its name, step titles, its own words for states, a label for each path of the payload, and the words of the
/// register of contracts.</summary>
public sealed class ContractTexts;
