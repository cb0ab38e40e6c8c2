namespace SecurityPortal.Core.Printing.Elements;

/// <summary>In a repeated place such as the header: shown on the first page only, or on all but the first.</summary>
internal sealed class OncePerDocument : Decoration
{
    private int _pass;
    private int _firstPage;

    /// <summary>True: the first page only. False: every page but the first.</summary>
    public required bool First { get; init; }

    public override Piece? Lay(Space space, PrintRun run)
    {
        if (_pass != run.Pass)
        {
            (_pass, _firstPage) = (run.Pass, run.PageNumber);
        }

        return (run.PageNumber == _firstPage) == First ? Inner.Lay(space, run) : Piece.Nothing;
    }
}
