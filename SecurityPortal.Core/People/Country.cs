using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>A country or territory that a person can be a citizen of.</summary>
/// <param name="Code">ISO 3166-1 alpha-2; XK for Kosovo.</param>
public sealed record Country(string Code, LocalName Names)
{
    /// <summary>The name in a language of the portal.</summary>
    public string NameIn(CultureInfo culture) => Names.In(culture);
}
