namespace SecurityPortal.Web.Processes.Contract;

/// <summary>Marks the texts of the contract's pages.</summary>
public sealed class ContractPageTexts;
