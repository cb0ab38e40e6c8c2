using HarfBuzzSharp;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>One font file, loaded once for the whole program. Everything here is immutable and shared between threads.</summary>
internal sealed class PaperFont
{
    private static readonly Lazy<PaperFont> RegularFont = new(() => new PaperFont("NotoSans-Regular.ttf"));
    private static readonly Lazy<PaperFont> BoldFont = new(() => new PaperFont("NotoSans-Bold.ttf"));

    private PaperFont(string file)
    {
        using var stream = typeof(PaperFont).Assembly.GetManifestResourceStream($"fonts/{file}")
            ?? throw new InvalidOperationException($"The font {file} is not in the assembly.");
        using var data = SKData.Create(stream);
        Typeface = SKTypeface.FromData(data);
        // Copied: Blob.FromStream would keep a pointer to managed memory that the collector moves.
        using var blob = new Blob(data.Data, (int)data.Size, MemoryMode.Duplicate);
        Face = new Face(blob, 0);
        Face.MakeImmutable();
        UnitsPerEm = Face.UnitsPerEm;

        using var font = new SKFont(Typeface, UnitsPerEm);
        Replacement = font.GetGlyph(0xFFFD);
        Ascent = -font.Metrics.Ascent / UnitsPerEm;
        Descent = font.Metrics.Descent / UnitsPerEm;
    }

    public SKTypeface Typeface { get; }

    public Face Face { get; }

    public int UnitsPerEm { get; }

    /// <summary>Stands for letters that the font lacks, so that a gap is seen (and PDF/A has no undefined glyph).</summary>
    public ushort Replacement { get; }

    /// <summary>Above the baseline, for a size of 1.</summary>
    public float Ascent { get; }

    /// <summary>Below the baseline, for a size of 1.</summary>
    public float Descent { get; }

    public static PaperFont Of(bool bold) => (bold ? BoldFont : RegularFont).Value;
}
