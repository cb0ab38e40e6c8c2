namespace SecurityPortal.Core.Processes.Contract.Mails;

/// <summary>Marks the texts of the e-mails beside it.</summary>
public sealed class ContractMailTexts;
