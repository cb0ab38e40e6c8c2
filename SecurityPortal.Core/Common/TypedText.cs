using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SecurityPortal.Core.Common;

/// <summary>
/// What everything typed or pasted has in common before it is read: pages, telephones and spreadsheets add characters that nobody sees,
/// and write hyphens as dashes. Every reader of a number begins here.
/// </summary>
public static partial class TypedText
{
    private const int BrailleBlank = 0x2800;

    /// <summary>
    /// The text as it is seen: without invisible characters, every blank a plain one, none at its ends. Line breaks and other control characters stay.
    /// </summary>
    public static string Visible(string? text) => Seen(text).Trim();

    /// <summary>The text as it is seen, with every dash as a hyphen.</summary>
    public static string Hyphened(string? text) => Dashes().Replace(Visible(text), "-");

    /// <summary>The same with the blanks at its ends: what stands in the field of a number while somebody types it.</summary>
    public static string NumberSoFar(string? text) => Dashes().Replace(Seen(text), "-");

    /// <summary>Hyphened without white space, which people type to group digits and paste at the ends.</summary>
    public static string WithoutBlanks(string? text) => string.Concat(Hyphened(text).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>
    /// The number of a paper in capitals, its parts joined by single hyphens: <c>SRV-BAZ-2026-0001</c> from "Nr. srv baz 2026 – 0001.".
    /// Words such as "Nr." before it are left out.
    /// </summary>
    public static string PaperNumber(string? text)
    {
        var joined = Separators().Replace(Hyphened(text).ToUpperInvariant(), "-").Trim('-');
        return Leading().Replace(joined, "");
    }

    private static string Seen(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator || rune.Value == BrailleBlank)
            {
                seen.Append(' ');
            }
            else if (!IsInvisible(rune))
            {
                seen.Append(rune);
            }
        }

        return seen.ToString();
    }

    // Format characters are zero-width marks, the soft hyphen, the byte order mark, and those that turn the direction; the others are drawn as nothing.
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // Hyphens and dashes of every length, the minus, the bullet and the modifier that are drawn alike.
    [GeneratedRegex(@"[\p{Pd}\u2212\u2043\u02D7\u207B\u208B]")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[\s_./\\,:;#№()-]+")]
    private static partial Regex Separators();

    // "Number" and "licence" in the portal's languages. No number of the portal begins with one of them.
    [GeneratedRegex(@"\A(?:(?:NR|NO|NUM|NUM[EË]R|NUMRI|NUMBER|BR|BROJ|LIC|LICENCA|LICENC[EË]S?|LICENSE|L[EË]ND[AEË]S?|PREDMET|CASE)-)+")]
    private static partial Regex Leading();
}
