using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

internal sealed class Background : Decoration
{
    public required Color Color { get; init; }

    public override Piece? Lay(Space space, PrintRun run) => Inner.Lay(space, run) is not { } inner ? null : inner with
    {
        Rest = Around(inner),
        Draw = (canvas, box) =>
        {
            canvas.DrawRect(box, run.Paint(Color));
            inner.Draw(canvas, box);
        },
    };
}
