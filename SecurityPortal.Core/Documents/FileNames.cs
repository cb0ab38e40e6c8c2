using System.Globalization;
using System.Text;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>The name a file is shown and offered under. It never becomes part of a path on the server.</summary>
public static class FileNames
{
    /// <summary>The most characters a shown name has; a longer one is shortened before its ending.</summary>
    public const int MaxLength = 120;

    // Characters drawn like a slash or a full stop: "invoice․pdf" has no ending at all.
    private const string LookAlikes = "\u2024\u2044\u2215\u29F8\u29F5\uFE52\uFE68\uFF0E\uFF0F\uFF3C";

    private const string UnwantedOnWindows = "<>:\"|?*";

    /// <summary>
    /// The name with one form for each letter (ë, ç, č stay), plain single spaces and at most <see cref="MaxLength"/> characters.
    /// Error document.name-misleading for a path, control, invisible or direction-changing characters, or an empty name.
    /// </summary>
    public static Result<string> Clean(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Any(IsMisleading) || HasBrokenSurrogate(name))
        {
            return DocumentErrors.NameMisleading;
        }

        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormC))
        {
            var shown = char.IsWhiteSpace(c) ? ' ' : UnwantedOnWindows.Contains(c, StringComparison.Ordinal) ? '_' : c;
            if (shown != ' ' || (text.Length > 0 && text[^1] != ' '))
            {
                text.Append(shown);
            }
        }

        var clean = text.ToString().TrimEnd(' ', '.');
        return Path.GetFileNameWithoutExtension(clean).Trim(' ', '.').Length == 0 ? DocumentErrors.NameMisleading : Shorten(clean);
    }

    private static bool IsMisleading(char c) =>
        c is '/' or '\\' || LookAlikes.Contains(c, StringComparison.Ordinal) || char.GetUnicodeCategory(c) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Pairs are looked at as one character: tags (U+E0000 …) are invisible too. Half a pair is no text.
    private static bool HasBrokenSurrogate(string name)
    {
        for (var i = 0; i < name.Length; i += char.IsHighSurrogate(name[i]) ? 2 : 1)
        {
            if (char.IsSurrogate(name[i]) && (!Rune.TryGetRuneAt(name, i, out var rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format))
            {
                return true;
            }
        }

        return false;
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name) is { Length: <= 10 } usual ? usual : "";
        var stem = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(name[..^extension.Length]);
        while (letters.MoveNext() && stem.Length + letters.GetTextElement().Length < MaxLength - extension.Length)
        {
            stem.Append(letters.GetTextElement());
        }

        return stem.ToString().TrimEnd(' ', '.') + "…" + extension;
    }
}
