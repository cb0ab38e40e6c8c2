namespace SecurityPortal.Core.Printing.Elements;

internal sealed class PageBreak : Element
{
    public override Piece? Lay(Space space, PrintRun run) => space.Fresh ? Piece.Nothing : null;
}
