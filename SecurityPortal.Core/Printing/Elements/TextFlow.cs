using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Shaped text from one glyph on, to be wrapped into the room there is.</summary>
internal sealed class TextFlow(Glyph[] glyphs, Ink[] inks, Ink emptyLine, HorizontalAlignment? alignment, int start) : Element
{
    private List<TextLine> _lines = [];
    private float _wrappedAt = -1;

    public override Piece? Lay(Space space, PrintRun run)
    {
        if (_wrappedAt != space.Width)
        {
            (_lines, _wrappedAt) = (Wrap(space.Width), space.Width);
        }

        var lines = _lines;
        var (count, height) = (0, 0f);
        while (count < lines.Count && space.Holds(height + lines[count].Height))
        {
            height += lines[count++].Height;
        }

        if (count == 0)
        {
            return MoveOn(space, "A line of text");
        }

        // No line of a paragraph stands alone at the foot or the head of a page.
        if (count < lines.Count && !space.Fresh && (count == 1 || lines.Count <= 3))
        {
            return null;
        }

        if (count == lines.Count - 1 && count > 2)
        {
            height -= lines[--count].Height;
        }

        var rest = count == lines.Count ? null : new TextFlow(glyphs, inks, emptyLine, alignment, lines[count].Start);
        return new Piece(lines.Max(line => line.Width), height, rest, (canvas, box) => Draw(canvas, box, lines, count, run));
    }

    private List<TextLine> Wrap(float width)
    {
        var lines = new List<TextLine>();
        var next = start;
        while (next < glyphs.Length)
        {
            lines.Add(NextLine(next, width));
            next = lines[^1].Next;
        }

        return lines.Count > 0 ? lines : [Line(start, start, start, 0)];
    }

    private TextLine NextLine(int from, float width)
    {
        var (x, ink) = (0f, 0f);
        var (breakAt, inkAtBreak) = (-1, 0f);
        var (letter, inkAtLetter) = (from, 0f);
        for (var i = from; i < glyphs.Length; i++)
        {
            var traits = glyphs[i].Traits;
            if (traits.HasFlag(GlyphTraits.NewLine))
            {
                return Line(from, i, i + 1, ink);
            }

            if (traits.HasFlag(GlyphTraits.Start))
            {
                (letter, inkAtLetter) = (i, x);
            }

            x += glyphs[i].Advance * inks[i].Size;
            if (traits.HasFlag(GlyphTraits.Space))
            {
                (breakAt, inkAtBreak) = (i + 1, ink);
                continue;
            }

            if (x > width + Space.Tolerance)
            {
                if (breakAt > from)
                {
                    return Line(from, breakAt, breakAt, inkAtBreak);
                }

                // A word longer than the line is broken before the letter that is too much; one letter always stands.
                if (letter > from)
                {
                    return Line(from, letter, letter, inkAtLetter);
                }
            }

            ink = x;
            if (traits.HasFlag(GlyphTraits.Hyphen))
            {
                (breakAt, inkAtBreak) = (i + 1, ink);
            }
        }

        return Line(from, glyphs.Length, glyphs.Length, ink);
    }

    private TextLine Line(int from, int end, int next, float width)
    {
        // A line end takes its height from the span that it stands in.
        var last = Math.Min(Math.Max(end, from + 1), glyphs.Length);
        var (ascent, descent, height) = (0f, 0f, 0f);
        Ink? before = null;
        for (var i = from; i < last; i++)
        {
            if (!ReferenceEquals(inks[i], before))
            {
                before = inks[i];
                Grow(before);
            }
        }

        if (before is null)
        {
            Grow(emptyLine);
        }

        return new TextLine(from, end, next, width, height, ascent + ((height - ascent - descent) / 2));

        void Grow(Ink ink)
        {
            ascent = Math.Max(ascent, ink.Ascent);
            descent = Math.Max(descent, ink.Descent);
            height = Math.Max(height, ink.LineHeight);
        }
    }

    private void Draw(SKCanvas canvas, SKRect box, List<TextLine> lines, int count, PrintRun run)
    {
        using var builder = new SKTextBlobBuilder();
        var top = box.Top;
        for (var i = 0; i < count; i++)
        {
            var line = lines[i];
            var x = box.Left + (alignment.Factor() * (box.Width - line.Width));
            var from = line.Start;
            while (from < line.End)
            {
                var ink = inks[from];
                var end = from + 1;
                while (end < line.End && ReferenceEquals(inks[end], ink))
                {
                    end++;
                }

                var buffer = builder.AllocateRawPositionedRun(run.Font(ink.Bold, ink.Size), end - from);
                for (var g = from; g < end; g++)
                {
                    buffer.Glyphs[g - from] = glyphs[g].Index;
                    buffer.Positions[g - from] = new SKPoint(x + (glyphs[g].X * ink.Size), -glyphs[g].Y * ink.Size);
                    x += glyphs[g].Advance * ink.Size;
                }

                using var blob = builder.Build();
                canvas.DrawText(blob, 0, top + line.Baseline, run.Paint(ink.Color));
                from = end;
            }

            top += line.Height;
        }
    }
}
