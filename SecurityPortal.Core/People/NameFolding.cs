using System.Globalization;
using System.Text;

namespace SecurityPortal.Core.People;

/// <summary>Names made comparable: "Çelë Đukić" and "cele dukic" are the same to a search.</summary>
public static class NameFolding
{
    /// <summary>Small letters without diacritics; letters that do not decompose (đ, ı, ł, ø, ß, æ) become their plain neighbours.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            _ = char.ToLowerInvariant(c) switch
            {
                'đ' or 'ð' => folded.Append('d'),
                'ı' => folded.Append('i'),
                'ł' => folded.Append('l'),
                'ø' => folded.Append('o'),
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                var lower => folded.Append(lower),
            };
        }

        return folded.ToString();
    }

    /// <summary>Whether two names hold the same words, in any order.</summary>
    public static bool IsSame(string? name, string? other) =>
        !string.IsNullOrWhiteSpace(name) && !string.IsNullOrWhiteSpace(other) && Words(name).ToHashSet().SetEquals(Words(other));

    /// <summary>The folded words of a name, in order, each once. Anything but letters and digits separates.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new string([.. Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        return [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
    }
}
