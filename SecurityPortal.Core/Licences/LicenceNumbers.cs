using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Licences;

/// <summary>Licence numbers as people type them.</summary>
public static partial class LicenceNumbers
{
    private const int MostParts = 4;

    /// <summary>
    /// The numbers that a text can mean: <c>SRV-BAZ-2026-0001</c> alone from "Nr. srv baz 2026 – 0001.", in either alphabet. Where the letters are
    /// written together, as in "SRVBAZ20260001", one for each place where their hyphens may stand. Empty for a text that cannot be a licence number.
    /// </summary>
    public static IReadOnlyList<string> Readings(string? text)
    {
        var match = Form().Match(TypedText.PaperNumber(NameFolding.Fold(TypedText.Hyphened(text))));
        if (!match.Success)
        {
            return [];
        }

        var letters = match.Groups["letters"].Value;
        var rest = $"-{match.Groups["year"].Value}-{match.Groups["n"].Value}";
        return letters.Contains('-', StringComparison.Ordinal)
            ? [letters + rest]
            : [.. Parted(letters, MostParts).Select(parted => parted + rest)];
    }

    /// <summary>
    /// Whether a text is a licence number, and so may stand in an address. One written without any sign may as well be the number of somebody's passport.
    /// </summary>
    public static bool IsPublic(string text) =>
        Readings(text).Count > 0 && (TypedText.Visible(text).Any(c => !char.IsAsciiLetterOrDigit(c)) || !PassportNumber.TryParse(text, out _));

    // The letters as they stand, and with one, two and three hyphens between them.
    private static IEnumerable<string> Parted(string letters, int parts) => parts == 1
        ? [letters]
        : Enumerable.Range(1, letters.Length - 1)
            .SelectMany(at => Parted(letters[at..], parts - 1).Select(rest => $"{letters[..at]}-{rest}"))
            .Prepend(letters);

    [GeneratedRegex(@"\A(?<letters>[A-Z]{1,8}(?:-[A-Z]{1,8}){1,3}|[A-Z]{1,12})-?(?<year>(?:19|20)[0-9]{2})-?(?<n>[0-9]{4,9})\z")]
    private static partial Regex Form();
}
