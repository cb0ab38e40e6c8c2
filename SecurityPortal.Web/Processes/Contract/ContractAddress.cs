using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Contract;

namespace SecurityPortal.Web.Processes.Contract;

/// <summary>Reads a filter of contracts from the parts of an address; what cannot be read does not filter.</summary>
public static class ContractAddress
{
    /// <summary>What is wrong with a filter as typed, in a company's own list: a personal number belongs in no address, and clients are found by name. Null
    /// when nothing is.</summary>
    public static Error? Problem(string? text, string? from, string? to) =>
        CaseSearch.IsSecret(text) ? new Error("contract.filter-person") : DaysProblem(from, to);

    /// <summary>What is wrong with the days of a filter as typed.</summary>
    public static Error? DaysProblem(string? from, string? to)
    {
        var (first, last) = (TypedDate.Parse(from), TypedDate.Parse(to));
        var isUnreadable = (first is null && !string.IsNullOrWhiteSpace(from)) || (last is null && !string.IsNullOrWhiteSpace(to));
        return isUnreadable || last < first ? new Error("contract.filter-days") : null;
    }

    public static ContractFilter Filter(string? text, string? state, string? classCode, string? from, string? to, int page, string? mark = null,
        string? municipality = null) => new()
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
        Page = new PageRequest(page),
    };
}
