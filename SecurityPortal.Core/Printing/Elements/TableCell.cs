using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

internal sealed class TableCell : Decoration, ITableCellContainer
{
    public int Columns { get; set; } = 1;
}
