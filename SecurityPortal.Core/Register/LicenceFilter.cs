namespace SecurityPortal.Core.Register;

/// <summary>Which licences an officer looks at.</summary>
/// <param name="Search">Licence number, business number, or beginnings of words of a name.</param>
/// <param name="State">In this state today; null for any.</param>
/// <param name="Page">From 0.</param>
/// <param name="PageSize">Rows on a page.</param>
public sealed record LicenceFilter(string? Search = null, LicenceState? State = null, int Page = 0, int PageSize = 25);

/// <summary>A page of the register.</summary>
/// <param name="Rows">The rows, the latest first.</param>
/// <param name="Total">Rows on all pages.</param>
public sealed record LicencePage(IReadOnlyList<LicenceView> Rows, int Total);
