using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

public static class TextStyleExtensions
{
    public static TextStyle FontSize(this TextStyle style, float value) => style with { Size = value };

    /// <summary>Colour of the letters.</summary>
    public static TextStyle FontColor(this TextStyle style, Color value) => style with { Color = value };

    public static TextStyle Bold(this TextStyle style) => style with { IsBold = true };

    /// <summary>Letters of normal weight.</summary>
    public static TextStyle NormalWeight(this TextStyle style) => style with { IsBold = false };

    /// <summary>Line height as a multiple of the font's own.</summary>
    public static TextStyle LineHeight(this TextStyle style, float factor) => style with { LineFactor = factor };
}
