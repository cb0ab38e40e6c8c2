using System.Globalization;
using FluentValidation;

namespace SecurityPortal.Core.People;

/// <summary>Rules for free text.</summary>
public static class TextRules
{
    /// <summary>
    /// At most <paramref name="max"/> characters (text.too-long) and no characters that hide or reorder what is read
    /// (text.control-characters): control characters and bidirectional controls. Line breaks and tabs only when multi-line.
    /// </summary>
    public static IRuleBuilderOptions<T, string?> PlainText<T>(this IRuleBuilder<T, string?> rule, int max, bool multiline = false) =>
        rule.Must(text => text is null || text.Length <= max)
            .WithCode("text.too-long", max)
            .Must(text => text is null || IsPlain(text, multiline))
            .WithCode("text.control-characters");

    /// <summary>Whether a text holds only characters that can be seen or are ordinary blanks.</summary>
    public static bool IsPlain(string text, bool multiline = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                i++;
            }
            else if (c is '\n' or '\r' or '\t' ? !multiline : IsHidden(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHidden(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or >= '\uFFFE';
}
