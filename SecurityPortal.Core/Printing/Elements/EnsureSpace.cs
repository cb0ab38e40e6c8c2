namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Starts on the next page unless so much room is left, or all of the content fits.</summary>
internal sealed class EnsureSpace : Decoration
{
    public required float MinHeight { get; init; }

    public override Piece? Lay(Space space, PrintRun run)
    {
        var inner = Inner.Lay(space, run);
        return inner?.Rest is null || space.Fresh || space.Holds(MinHeight) ? inner : null;
    }
}
