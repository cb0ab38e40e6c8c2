using System.Globalization;

namespace SecurityPortal.Core.Common;

/// <summary>One name in the portal's three languages. Serbian is in Latin script.</summary>
public sealed record LocalName
{
    /// <summary>Albanian, the portal's default.</summary>
    public required string Sq { get; init; }

    public required string Sr { get; init; }

    public required string En { get; init; }

    /// <summary>The same in every language: what somebody typed, or a code without a name.</summary>
    public static LocalName Same(string text) => new() { Sq = text, Sr = text, En = text };

    /// <summary>The name in the current language of the screen.</summary>
    public string Current => In(CultureInfo.CurrentUICulture);

    /// <summary>The name in the language of <paramref name="culture"/>; Albanian when it is none of the three.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "sr" => Sr,
        "en" => En,
        _ => Sq,
    };

    /// <inheritdoc/>
    public override string ToString() => Current;
}
