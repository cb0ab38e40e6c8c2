using System.Globalization;
using HarfBuzzSharp;
using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>The making of one file: where it has got to, and its own fonts, paints and pictures. Used by one thread.</summary>
internal sealed class PrintRun : IDisposable
{
    private readonly Dictionary<(bool Bold, float Size), SKFont> _fonts = [];
    private readonly Dictionary<bool, Font> _shapers = [];
    private readonly Dictionary<(string Text, bool Bold), Glyph[]> _shaped = [];
    private readonly Dictionary<Color, SKPaint> _paints = [];
    private readonly Dictionary<byte[], SKImage> _images = [];
    private readonly Buffer _buffer = new();
    private int _totalPages;

    /// <summary>Counts the layouts of the whole document: the first guesses the number of pages.</summary>
    public int Pass { get; private set; }

    public int PageNumber { get; set; }

    /// <summary>Height of the content on the current page.</summary>
    public float PageHeight { get; set; }

    /// <summary>The style at the place being laid out.</summary>
    public TextStyle Style { get; set; } = TextStyle.LibraryDefault;

    /// <summary>True when the number of pages stands somewhere in this layout.</summary>
    public bool TotalPagesAsked { get; private set; }

    public int TotalPages
    {
        get
        {
            TotalPagesAsked = true;
            return _totalPages;
        }
    }

    public void BeginPass(int totalPages)
    {
        Pass++;
        PageNumber = 0;
        TotalPagesAsked = false;
        _totalPages = totalPages;
    }

    public SKFont Font(bool bold, float size)
    {
        if (!_fonts.TryGetValue((bold, size), out var font))
        {
            font = new SKFont(PaperFont.Of(bold).Typeface, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
            _fonts.Add((bold, size), font);
        }

        return font;
    }

    public SKPaint Paint(Color color)
    {
        if (!_paints.TryGetValue(color, out var paint))
        {
            paint = new SKPaint { Color = color.ToSkia(), IsAntialias = true };
            _paints.Add(color, paint);
        }

        return paint;
    }

    public SKImage Image(byte[] bytes)
    {
        if (!_images.TryGetValue(bytes, out var image))
        {
            image = SKImage.FromEncodedData(bytes) ?? throw new ArgumentException("Not a picture that can be read.", nameof(bytes));
            _images.Add(bytes, image);
        }

        return image;
    }

    /// <summary>Turns text into glyphs. Line feeds become line ends; other control characters are dropped.</summary>
    public Glyph[] Shape(string text, bool bold)
    {
        if (!_shaped.TryGetValue((text, bold), out var glyphs))
        {
            glyphs = ShapeNew(text, bold);
            _shaped.Add((text, bold), glyphs);
        }

        return glyphs;
    }

    public void Dispose()
    {
        foreach (var owned in _fonts.Values.Concat<IDisposable>(_shapers.Values).Concat(_paints.Values).Concat(_images.Values))
        {
            owned.Dispose();
        }

        _buffer.Dispose();
    }

    private Glyph[] ShapeNew(string text, bool bold)
    {
        var glyphs = new List<Glyph>(text.Length);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                glyphs.Add(new Glyph(0, 0, 0, 0, GlyphTraits.NewLine));
            }

            ShapeLine(Printable(lines[i]), bold, glyphs);
        }

        return [.. glyphs];
    }

    private void ShapeLine(string text, bool bold, List<Glyph> glyphs)
    {
        if (text.Length == 0)
        {
            return;
        }

        var font = PaperFont.Of(bold);
        if (!_shapers.TryGetValue(bold, out var shaper))
        {
            shaper = new Font(font.Face);
            shaper.SetScale(font.UnitsPerEm, font.UnitsPerEm);
            _shapers.Add(bold, shaper);
        }

        _buffer.ClearContents();
        _buffer.AddUtf16(text);
        _buffer.GuessSegmentProperties();
        _buffer.Direction = Direction.LeftToRight;
        shaper.Shape(_buffer);

        var infos = _buffer.GetGlyphInfoSpan();
        var positions = _buffer.GetGlyphPositionSpan();
        var unit = 1f / font.UnitsPerEm;
        for (var i = 0; i < infos.Length; i++)
        {
            var at = (int)infos[i].Cluster;
            var traits = i == 0 || infos[i - 1].Cluster != infos[i].Cluster ? GlyphTraits.Start : GlyphTraits.None;
            traits |= text[at] switch
            {
                // A line never begins with the slash between two languages.
                ' ' when at + 1 == text.Length || text[at + 1] != '/' => GlyphTraits.Space,
                '-' or '\u2010' or '\u2013' when at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]) =>
                    GlyphTraits.Hyphen,
                _ => GlyphTraits.None,
            };
            var index = infos[i].Codepoint == 0 ? font.Replacement : (ushort)infos[i].Codepoint;
            glyphs.Add(new Glyph(index, positions[i].XAdvance * unit, positions[i].XOffset * unit, positions[i].YOffset * unit, traits));
        }
    }

    private static string Printable(string text)
    {
        return text.Any(Unwanted) ? string.Concat(text.Replace('\t', ' ').Where(c => !Unwanted(c))) : text;

        // Format characters too: they could turn the reading order of a name around.
        static bool Unwanted(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
    }
}
