using System.Text.RegularExpressions;

namespace SecurityPortal.Core.Notifications;

/// <summary>A line of a mail's texts.</summary>
/// <param name="Text">The line with its places, without the mark.</param>
/// <param name="IsOptional">Whether it is left out when one of its places is empty; marked by <c>? </c> at its beginning.</param>
public sealed partial record MailLine(string Text, bool IsOptional)
{
    private const string Mark = "? ";

    /// <summary>Names of the places, each as often as it stands there.</summary>
    public IEnumerable<string> Places => Place().Matches(Text).Select(m => m.Groups[1].Value);

    /// <summary>Reads a line as it stands in the resources.</summary>
    public static MailLine Parse(string text) =>
        text.StartsWith(Mark, StringComparison.Ordinal) ? new MailLine(text[Mark.Length..], IsOptional: true) : new MailLine(text, IsOptional: false);

    /// <summary>The line with its places filled; null where it is left out. An empty place of any other line throws: the mail waits rather than leave with a
    /// gap.</summary>
    /// <param name="valueOf">Value of a place; null when it is absent.</param>
    public string? Fill(Func<string, string?> valueOf)
    {
        string? empty = null;
        var filled = Place().Replace(Text, place =>
        {
            var value = valueOf(place.Groups[1].Value);
            empty ??= value is null ? place.Value : null;
            return value ?? "";
        });
        return empty is null ? filled : IsOptional ? null : throw new InvalidOperationException($"The line \"{Text}\" lacks {empty}.");
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
