using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.People;

/// <summary>E-mail addresses as they are stored: one plain ASCII address, trimmed, its domain in small letters.</summary>
public static partial class EmailAddress
{
    private const int Longest = 254;
    private const int LongestLocalPart = 64;

    /// <summary>
    /// Reads one address. Names around it, lists, quoted local parts, control characters and domains without a real ending are refused,
    /// so that the text can stand in a mail header.
    /// </summary>
    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? address)
    {
        address = null;
        if (text is null || text.Any(char.IsControl))
        {
            return false;
        }

        var trimmed = TypedText.Hyphened(text);
        if (trimmed.Length > Longest || !Shape().IsMatch(trimmed))
        {
            return false;
        }

        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        if (at > LongestLocalPart)
        {
            return false;
        }

        address = trimmed[..at] + trimmed[at..].ToLowerInvariant();
        return true;
    }

    [GeneratedRegex(
        @"^[A-Z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Z0-9]([A-Z0-9-]{0,61}[A-Z0-9])?\.)+([A-Z]{2,63}|XN--[A-Z0-9-]{2,59})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
