using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

internal sealed class Line : Element
{
    public required bool Vertical { get; init; }

    public required float Thickness { get; init; }

    public Color Color { get; set; } = Helpers.Colors.Black;

    public override Piece? Lay(Space space, PrintRun run)
    {
        var (width, height) = Vertical ? (Thickness, 0) : (space.Width, Thickness);
        return !space.Holds(height) ? MoveOn(space, "A line") : new Piece(width, height, null, (canvas, box) =>
            canvas.DrawRect(SKRect.Create(box.Left, box.Top, Vertical ? Thickness : box.Width, Vertical ? box.Height : Thickness), run.Paint(Color)));
    }
}
