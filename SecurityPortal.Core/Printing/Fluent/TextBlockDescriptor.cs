using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>A paragraph of one style.</summary>
public sealed class TextBlockDescriptor : TextSpanDescriptor
{
    private readonly TextBlock _block;

    internal TextBlockDescriptor(TextBlock block)
        : base(() => block.Style, style => block.Style = style) => _block = block;

    /// <summary>Lines begin at the left edge.</summary>
    public TextBlockDescriptor AlignLeft() => Align(HorizontalAlignment.Left);

    /// <summary>Lines stand in the middle.</summary>
    public TextBlockDescriptor AlignCenter() => Align(HorizontalAlignment.Center);

    /// <summary>Lines end at the right edge.</summary>
    public TextBlockDescriptor AlignRight() => Align(HorizontalAlignment.Right);

    private TextBlockDescriptor Align(HorizontalAlignment alignment)
    {
        _block.Alignment = alignment;
        return this;
    }
}
