using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>The style that text inside has unless it says otherwise.</summary>
internal sealed class StyledText : Decoration
{
    public required TextStyle Style { get; init; }

    public override Piece? Lay(Space space, PrintRun run)
    {
        var outer = run.Style;
        run.Style = Style.Over(outer);
        try
        {
            return Inner.Lay(space, run) is not { } inner ? null : inner with { Rest = Around(inner) };
        }
        finally
        {
            run.Style = outer;
        }
    }
}
