using System.Globalization;

namespace SecurityPortal.Core.People;

/// <summary>A name in the portal's three languages.</summary>
/// <param name="Sq">Albanian.</param>
/// <param name="Sr">Serbian, Latin script.</param>
/// <param name="En">English.</param>
public sealed record ThreeNames(string Sq, string Sr, string En)
{
    /// <summary>The name for a culture; Albanian for any that the portal does not speak.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName switch
        {
            "sr" => Sr,
            "en" => En,
            _ => Sq,
        };
    }
}
