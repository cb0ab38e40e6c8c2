namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Who has security services contracted.</summary>
public enum ContractClientKind
{
    LocalPerson,

    /// <summary>"Person fizik, i huaj".</summary>
    ForeignPerson,

    LegalPerson,
}
