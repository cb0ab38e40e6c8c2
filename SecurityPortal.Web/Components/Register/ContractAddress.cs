using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Web.Components.Register;

/// <summary>Reads a filter of contracts from the parts of an address; what cannot be read does not filter.</summary>
public static class ContractAddress
{
    /// <summary>The filter.</summary>
    public static ContractFilter Filter(string? text, string? state, string? classCode, string? from, string? to, int page, string? mark = null, string? municipality = null) => new()
    {
        Text = text,
        Status = Enum.TryParse<CaseStatus>(state, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null,
        ClassCode = classCode,
        MunicipalityCode = municipality,
        From = TypedDate.Parse(from),
        To = TypedDate.Parse(to),
        Late = mark == "late",
        OutlivesLicence = mark == "outlives",
        BelowMinimumWage = mark == "wage",
        AnnexPending = mark == "annex",
        Page = page,
    };
}
