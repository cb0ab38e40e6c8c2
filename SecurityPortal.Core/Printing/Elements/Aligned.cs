using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

internal sealed class Aligned : Decoration
{
    /// <summary>Null leaves the child the whole width.</summary>
    public HorizontalAlignment? Horizontal { get; init; }

    /// <summary>Null leaves the child the whole height.</summary>
    public VerticalAlignment? Vertical { get; init; }

    public override Piece? Lay(Space space, PrintRun run) => Inner.Lay(space, run) is not { } inner ? null : inner with
    {
        Rest = Around(inner),
        Draw = (canvas, box) =>
        {
            var width = Horizontal is null ? box.Width : inner.Width;
            var height = Vertical is null ? box.Height : inner.Height;
            var left = box.Left + (Horizontal.Factor() * (box.Width - width));
            var top = box.Top + (Vertical.Factor() * (box.Height - height));
            inner.Draw(canvas, SKRect.Create(left, top, width, height));
        },
    };
}
