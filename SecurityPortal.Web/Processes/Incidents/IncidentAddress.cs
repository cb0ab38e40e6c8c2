using System.Globalization;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Processes.Incidents;

/// <summary>The register's filters as they stand in its address, so that Back, reload and a shared link show the same list. None of them is a person.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Company">Business number or words of the name.</param>
/// <param name="Municipality">Municipality code.</param>
/// <param name="Level">Level at least.</param>
/// <param name="Code">Action or type.</param>
/// <param name="Priority">For the division at once.</param>
/// <param name="Late">Late.</param>
/// <param name="Status">State.</param>
/// <param name="Page">Page, from 1.</param>
public sealed record IncidentAddress(
    DateOnly? From = null, DateOnly? To = null, string? Company = null, string? Municipality = null, int? Level = null, string? Code = null,
    bool Priority = false, bool Late = false, CaseStatus? Status = null, int Page = 1)
{
    public IncidentFilter Filter(string kind) => new()
    {
        ProcessKey = kind, From = From, To = To, Company = Company, MunicipalityCode = Municipality, MinLevel = Level, Code = Code, Priority = Priority,
        Late = Late,
        Status = Status, Page = new PageRequest(Page),
    };

    /// <summary>The address under a path.</summary>
    public string Under(string path)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("from", Day(From)), ("to", Day(To)),

            // A personal number typed into the wrong field stands in no address.
            ("company", string.IsNullOrWhiteSpace(Company) || CaseSearch.IsSecret(Company) ? null : Company.Trim()),
            ("municipality", Municipality), ("level", Level?.ToString(CultureInfo.InvariantCulture)), ("code", Code), ("priority", Priority ? "true" : null),
            ("late", Late ? "true" : null), ("state", Status?.ToString().ToLowerInvariant()),
            ("page", PageAddress.Value(Page)?.ToString(CultureInfo.InvariantCulture)),
        };
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>A day as it stands in an address.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day of an address; null for anything else.</summary>
    public static DateOnly? Day(string? text) => TypedDate.Parse(text);
}
