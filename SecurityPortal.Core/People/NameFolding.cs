using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SecurityPortal.Core.People;

/// <summary>Names made comparable: "Çelë Đukić", "cele dukic" and, but for the ë, "Целе Ђукић" are the same to a search.</summary>
public static class NameFolding
{
    // As Serbian writes each in Latin, and Macedonian and their neighbours theirs. Signs that only change how another letter sounds are left out.
    private static readonly FrozenDictionary<char, string> Cyrillic = new Dictionary<char, string>
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['ђ'] = "d", ['е'] = "e", ['ж'] = "z", ['з'] = "z",
        ['и'] = "i", ['ј'] = "j", ['к'] = "k", ['л'] = "l", ['љ'] = "lj", ['м'] = "m", ['н'] = "n", ['њ'] = "nj", ['о'] = "o",
        ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['ћ'] = "c", ['у'] = "u", ['ф'] = "f", ['х'] = "h", ['ц'] = "c",
        ['ч'] = "c", ['џ'] = "dz", ['ш'] = "s", ['ѕ'] = "dz", ['щ'] = "st", ['ъ'] = "", ['ы'] = "i", ['ь'] = "", ['э'] = "e",
        ['ю'] = "ju", ['я'] = "ja", ['є'] = "je", ['і'] = "i", ['ґ'] = "g",
    }.ToFrozenDictionary();

    /// <summary>
    /// Small Latin letters without diacritics; letters that do not decompose (đ, ı, ł, ø, ß, æ) become their plain neighbours, Cyrillic ones their Latin ones.
    /// What nobody sees is left out.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
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
                var lower => Cyrillic.TryGetValue(lower, out var latin) ? folded.Append(latin) : folded.Append(lower),
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
