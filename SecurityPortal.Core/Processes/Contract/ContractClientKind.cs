namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Who has security services contracted.</summary>
public enum ContractClientKind
{
    /// <summary>"Person fizik, vendor".</summary>
    LocalPerson,

    /// <summary>"Person fizik, i huaj".</summary>
    ForeignPerson,

    /// <summary>"Person juridik".</summary>
    LegalPerson,
}
