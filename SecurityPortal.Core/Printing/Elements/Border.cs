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
            Edge(Left, box.Left, box.Top, box.Left, box.Bottom);
            Edge(Right, box.Right, box.Top, box.Right, box.Bottom);
            Edge(Top, box.Left, box.Top, box.Right, box.Top);
            Edge(Bottom, box.Left, box.Bottom, box.Right, box.Bottom);

            void Edge(float thickness, float x1, float y1, float x2, float y2)
            {
                if (thickness > 0)
                {
                    var edge = new SKRect(x1, y1, x2, y2);
                    edge.Inflate(thickness / 2, thickness / 2);
                    canvas.DrawRect(edge, paint);
                }
            }
        },
    };
}
