using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Register;

/// <summary>Which licences an officer looks at.</summary>
/// <param name="Search">Licence number, business number, or beginnings of words of a name.</param>
/// <param name="State">In this state today; null for any.</param>
/// <param name="Page">The page; none given is the first.</param>
public sealed record LicenceFilter(string? Search = null, LicenceState? State = null, PageRequest? Page = null);
