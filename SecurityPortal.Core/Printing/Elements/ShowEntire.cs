namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Keeps its content on one page; what a whole page cannot hold is split after all.</summary>
internal sealed class ShowEntire : Decoration
{
    public override Piece? Lay(Space space, PrintRun run)
    {
        var inner = Inner.Lay(space, run);
        return inner?.Rest is null || space.Fresh ? inner : null;
    }
}
