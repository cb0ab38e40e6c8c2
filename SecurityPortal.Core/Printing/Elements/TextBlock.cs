using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Spans of text that flow together.</summary>
internal sealed class TextBlock : Element
{
    private TextFlow? _flow;

    public List<TextSpan> Spans { get; } = [];

    public HorizontalAlignment? Alignment { get; set; }

    public TextStyle Style { get; set; } = TextStyle.Empty;

    public override Piece? Lay(Space space, PrintRun run)
    {
        if (_flow is null || Spans.Exists(span => span.TextOnPage is not null))
        {
            _flow = Shape(run);
        }

        return _flow.Lay(space, run);
    }

    private TextFlow Shape(PrintRun run)
    {
        var glyphs = new List<Glyph>();
        var inks = new List<Ink>();
        var block = Style.Over(run.Style);
        foreach (var span in Spans)
        {
            var ink = Ink.Of(span.Style.Over(block));
            var shaped = run.Shape(span.Text ?? span.TextOnPage!(run), ink.Bold);
            glyphs.AddRange(shaped);
            inks.AddRange(Enumerable.Repeat(ink, shaped.Length));
        }

        return new TextFlow([.. glyphs], [.. inks], Ink.Of(block), Alignment, 0);
    }
}
