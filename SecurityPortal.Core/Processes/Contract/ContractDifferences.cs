using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Where a legal person was typed otherwise than the business registry has it.</summary>
public static class ContractDifferences
{
    /// <summary>The fields that differ, with what the registry says. What it does not hold cannot differ.</summary>
    public static IReadOnlyList<(string Property, string Registry)> Of(ContractBusiness business)
    {
        if (business.Registry is not { } registry)
        {
            return [];
        }

        return
        [
            .. new (string Property, string? Typed, string? Registry)[]
            {
                (nameof(ContractBusiness.Name), business.Name, registry.Name),
                (nameof(ContractBusiness.MunicipalityCode), business.MunicipalityCode, registry.MunicipalityCode),
                (nameof(ContractBusiness.Settlement), business.Settlement, registry.Settlement),
                (nameof(ContractBusiness.Address), business.Address, registry.Address),
            }.Where(f => !string.IsNullOrWhiteSpace(f.Registry) && Bare(f.Typed) != Bare(f.Registry)).Select(f => (f.Property, f.Registry!)),
        ];
    }

    private static string Bare(string? text) => string.Concat(NameFolding.Fold(text ?? "").Where(char.IsLetterOrDigit));
}
