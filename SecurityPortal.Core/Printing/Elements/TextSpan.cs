using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>A stretch of text in one style.</summary>
internal sealed class TextSpan
{
    /// <summary>The text; null when it depends on the page.</summary>
    public string? Text { get; init; }

    /// <summary>The text on the page being laid out, where it depends on it.</summary>
    public Func<PrintRun, string>? TextOnPage { get; init; }

    public TextStyle Style { get; set; } = TextStyle.Empty;
}
