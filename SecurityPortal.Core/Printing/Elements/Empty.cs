namespace SecurityPortal.Core.Printing.Elements;

internal sealed class Empty : Element
{
    public static Empty Instance { get; } = new();

    public override Piece Lay(Space space, PrintRun run) => Piece.Nothing;
}
