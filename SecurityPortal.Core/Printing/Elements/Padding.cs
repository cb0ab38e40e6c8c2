using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

internal sealed class Padding : Decoration
{
    public float Left { get; set; }

    public float Top { get; set; }

    public float Right { get; set; }

    public float Bottom { get; set; }

    public override Piece? Lay(Space space, PrintRun run)
    {
        var (width, height) = (space.Width - Left - Right, space.Height - Top - Bottom);
        if (width < 0 || height < 0)
        {
            return MoveOn(space, "A padding");
        }

        var inner = Inner.Lay(space with { Width = width, Height = height }, run);
        return inner is null ? null : new Piece(
            inner.Width + Left + Right,
            inner.Height + Top + Bottom,
            Around(inner),
            (canvas, box) => inner.Draw(canvas, new SKRect(box.Left + Left, box.Top + Top, box.Right - Right, box.Bottom - Bottom)));
    }
}
