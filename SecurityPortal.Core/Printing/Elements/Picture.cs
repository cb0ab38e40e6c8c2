using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>A drawing that keeps its proportions: as wide as there is room, smaller when it would be higher than a whole page.</summary>
internal abstract class Picture : Element
{
    public override Piece? Lay(Space space, PrintRun run)
    {
        var aspect = Aspect(run);
        var (width, height) = (space.Width, space.Width / aspect);
        if (!space.Holds(height))
        {
            if (!space.Fresh)
            {
                return null;
            }

            (width, height) = (space.Height * aspect, space.Height);
        }

        return new Piece(width, height, null, (canvas, box) => Draw(canvas, SKRect.Create(box.Left, box.Top, width, height), run));
    }

    /// <summary>Width divided by height.</summary>
    protected abstract float Aspect(PrintRun run);

    protected abstract void Draw(SKCanvas canvas, SKRect box, PrintRun run);
}
