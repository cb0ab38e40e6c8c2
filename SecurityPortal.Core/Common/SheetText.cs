namespace SecurityPortal.Core.Common;

/// <summary>Texts for the cells of a sheet that others will open: none may be taken for a formula.</summary>
public static class SheetText
{
    /// <summary>The text; with an apostrophe before it where a spreadsheet would calculate.</summary>
    public static string Safe(string? text)
    {
        var first = (text ?? "").FirstOrDefault(c => !char.IsWhiteSpace(c));
        return first is '=' or '+' or '-' or '@' || text is ['\t' or '\r' or '\n', ..] ? $"'{text}" : text ?? "";
    }
}
