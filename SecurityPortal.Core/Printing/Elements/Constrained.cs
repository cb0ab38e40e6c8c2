using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Bounds on the size. Text that a bounded height cannot hold goes on in another box of the same bounds, never past the edge.</summary>
internal sealed class Constrained : Decoration
{
    public float MinWidth { get; init; }

    public float MaxWidth { get; init; } = float.PositiveInfinity;

    public float MinHeight { get; init; }

    public float MaxHeight { get; init; } = float.PositiveInfinity;

    public override Piece? Lay(Space space, PrintRun run)
    {
        if (!space.Holds(MinHeight))
        {
            return MoveOn(space, "A box of a fixed height");
        }

        // Inside a bounded height no other page gives more room, so the child must make do: it counts as fresh.
        var bounded = MaxHeight <= space.Height;
        var inner = Inner.Lay(new Space(Math.Min(space.Width, MaxWidth), Math.Min(space.Height, MaxHeight), space.Fresh || bounded), run);
        return inner is null ? null : inner with
        {
            Width = Math.Min(Math.Max(inner.Width, MinWidth), space.Width),
            Height = Math.Max(inner.Height, MinHeight),
            Rest = Around(inner),
            Draw = (canvas, box) => inner.Draw(canvas, SKRect.Create(box.Left, box.Top, Math.Min(box.Width, MaxWidth), Math.Min(box.Height, MaxHeight))),
        };
    }
}
