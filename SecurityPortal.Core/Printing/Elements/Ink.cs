using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>A text style with nothing left open.</summary>
internal sealed record Ink(bool Bold, float Size, Color Color, float LineFactor)
{
    public float Ascent { get; } = PaperFont.Of(Bold).Ascent * Size;

    public float Descent { get; } = PaperFont.Of(Bold).Descent * Size;

    public float LineHeight => (Ascent + Descent) * LineFactor;

    public static Ink Of(TextStyle style) => new(style.IsBold!.Value, style.Size!.Value, style.Color!.Value, style.LineFactor!.Value);
}
