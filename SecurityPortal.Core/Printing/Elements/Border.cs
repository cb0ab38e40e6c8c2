using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Lines along the edges, centred on them, so that the lines of neighbouring cells fall together. Takes no room.</summary>
internal sealed class Border : Decoration
{
    public float Left { get; set; }

    public float Top { get; set; }

    public float Right { get; set; }

    public float Bottom { get; set; }

    public Color Color { get; set; } = Helpers.Colors.Black;

    public override Piece? Lay(Space space, PrintRun run) => Inner.Lay(space, run) is not { } inner ? null : inner with
    {
        Rest = Around(inner),
        Draw = (canvas, box) =>
        {
            inner.Draw(canvas, box);
            var paint = run.Paint(Color);
            var outer = new SKRect(box.Left - (Left / 2), box.Top - (Top / 2), box.Right + (Right / 2), box.Bottom + (Bottom / 2));
            Edge(outer.Left, outer.Top, Left, outer.Height);
            Edge(outer.Right - Right, outer.Top, Right, outer.Height);
            Edge(outer.Left, outer.Top, outer.Width, Top);
            Edge(outer.Left, outer.Bottom - Bottom, outer.Width, Bottom);

            void Edge(float x, float y, float width, float height)
            {
                if (width > 0 && height > 0)
                {
                    canvas.DrawRect(SKRect.Create(x, y, width, height), paint);
                }
            }
        },
    };
}
