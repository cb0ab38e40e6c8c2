namespace SecurityPortal.Core.Printing.Elements;

/// <summary>One shaped glyph of a text.</summary>
/// <param name="Index">Of the glyph in the font.</param>
/// <param name="Advance">To the next glyph, for a font size of 1.</param>
/// <param name="X">Offset from its place, for a font size of 1.</param>
/// <param name="Y">Offset upwards, for a font size of 1.</param>
/// <param name="Traits">What a line breaker has to know.</param>
internal readonly record struct Glyph(ushort Index, float Advance, float X, float Y, GlyphTraits Traits);
