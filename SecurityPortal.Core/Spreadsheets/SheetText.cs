using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Spreadsheets;

/// <summary>The guard of texts that stand in sheets which others open: none may be taken for a formula.</summary>
public static class SheetText
{
    /// <summary>The text; with an apostrophe before it where a spreadsheet would calculate.</summary>
    public static string Safe(string? text)
    {
        var first = (text ?? "").FirstOrDefault(c => !char.IsWhiteSpace(c));
        return first is '=' or '+' or '-' or '@' || text is ['\t' or '\r' or '\n', ..] ? $"'{text}" : text ?? "";
    }

    /// <summary>A text that came back from a sheet as it is seen, trimmed and without the guard.</summary>
    public static string Unguarded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = TypedText.Visible(text);
        return trimmed is ['\'', .. var inner] && Safe(inner) != inner ? inner.Trim() : trimmed;
    }
}
