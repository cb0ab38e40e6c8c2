namespace SecurityPortal.Core.Processes.Contract;

/// <summary>A legal person as client: filled in from the business registry where found, every field free to be changed.</summary>
public sealed class ContractBusiness
{
    /// <summary>Business number, as typed.</summary>
    public string? BusinessNumber { get; set; }

    public string? Name { get; set; }

    public string? MunicipalityCode { get; set; }

    public string? Settlement { get; set; }

    public string? Address { get; set; }

    public string? ResponsiblePerson { get; set; }

    public string? Phone { get; set; }

    /// <summary>What the business registry said of this number; null when it was not asked or did not know.</summary>
    public ContractRegistryAnswer? Registry { get; set; }
}

/// <summary>What the business registry said.</summary>
/// <param name="Name">Name.</param>
/// <param name="MunicipalityCode">Municipality code.</param>
/// <param name="Settlement">Settlement.</param>
/// <param name="Address">Street and number.</param>
/// <param name="IsActive">False for a closed business.</param>
public sealed record ContractRegistryAnswer(string Name, string? MunicipalityCode, string? Settlement, string? Address, bool IsActive);
