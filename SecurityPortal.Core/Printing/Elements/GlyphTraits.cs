namespace SecurityPortal.Core.Printing.Elements;

[Flags]
internal enum GlyphTraits : byte
{
    None = 0,

    /// <summary>First glyph of a letter: a line may be broken before it if it must.</summary>
    Start = 1,

    /// <summary>A space to break after; it may hang over the edge.</summary>
    Space = 2,

    /// <summary>A hyphen between letters: a line may be broken after it.</summary>
    Hyphen = 4,

    NewLine = 8,
}
