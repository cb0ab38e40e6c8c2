using System.Globalization;
using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Describes a paragraph of several styles.</summary>
public sealed class TextDescriptor
{
    private readonly TextBlock _block;

    internal TextDescriptor(TextBlock block) => _block = block;

    /// <summary>Lines begin at the left edge.</summary>
    public void AlignLeft() => _block.Alignment = HorizontalAlignment.Left;

    /// <summary>Lines stand in the middle.</summary>
    public void AlignCenter() => _block.Alignment = HorizontalAlignment.Center;

    /// <summary>Lines end at the right edge.</summary>
    public void AlignRight() => _block.Alignment = HorizontalAlignment.Right;

    /// <summary>The style of the spans that do not say otherwise.</summary>
    public void DefaultTextStyle(Func<TextStyle, TextStyle> style) => _block.Style = style(_block.Style);

    public TextSpanDescriptor Span(string? text) => Add(new TextSpan { Text = text ?? "" });

    /// <summary>Adds text and ends the line.</summary>
    public TextSpanDescriptor Line(string? text) => Span(text + "\n");

    /// <summary>Adds an empty line.</summary>
    public TextSpanDescriptor EmptyLine() => Span("\n");

    /// <summary>Adds the number of the page that it stands on.</summary>
    public TextSpanDescriptor CurrentPageNumber() =>
        Add(new TextSpan { TextOnPage = run => run.PageNumber.ToString(CultureInfo.InvariantCulture) });

    /// <summary>Adds the number of pages of the document.</summary>
    public TextSpanDescriptor TotalPages() =>
        Add(new TextSpan { TextOnPage = run => run.TotalPages.ToString(CultureInfo.InvariantCulture) });

    private TextSpanDescriptor Add(TextSpan span)
    {
        _block.Spans.Add(span);
        return new TextSpanDescriptor(() => span.Style, style => span.Style = style);
    }
}
