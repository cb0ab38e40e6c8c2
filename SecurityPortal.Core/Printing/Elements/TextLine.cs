namespace SecurityPortal.Core.Printing.Elements;

/// <summary>One line of wrapped text: the glyphs from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
/// <param name="Next">First glyph of the next line.</param>
/// <param name="Width">Without the spaces that hang over at the end.</param>
/// <param name="Height">To the next line.</param>
/// <param name="Baseline">From the top of the line.</param>
internal readonly record struct TextLine(int Start, int End, int Next, float Width, float Height, float Baseline);
