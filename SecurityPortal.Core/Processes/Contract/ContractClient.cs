using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The client: a natural person, local or foreign, or a legal person.</summary>
public sealed class ContractClient
{
    /// <summary>What the client is; null until chosen.</summary>
    public ContractClientKind? Kind { get; set; }

    /// <summary>A local natural person.</summary>
    public PersonEntry Local { get; set; } = new();

    /// <summary>A foreign natural person.</summary>
    public PersonEntry Foreign { get; set; } = new() { IsForeign = true };

    public ContractBusiness Business { get; set; } = new();

    /// <summary>Name to show; empty until something is entered.</summary>
    public string Name => Kind switch
    {
        ContractClientKind.LegalPerson => Business.Name?.Trim() ?? "",
        ContractClientKind.ForeignPerson => Foreign.FullName,
        _ => Local.FullName,
    };

    /// <summary>Code of the municipality entered, if any.</summary>
    public string? MunicipalityCode => Kind == ContractClientKind.LegalPerson ? Business.MunicipalityCode : Person?.MunicipalityCode;

    /// <summary>The natural person; null for a legal one.</summary>
    public PersonEntry? Person => Kind switch
    {
        ContractClientKind.LocalPerson => Local,
        ContractClientKind.ForeignPerson => Foreign,
        _ => null,
    };
}
