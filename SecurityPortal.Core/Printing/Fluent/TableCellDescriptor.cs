using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Describes the cells of a table's header.</summary>
public sealed class TableCellDescriptor
{
    private readonly List<TableCell> _cells;

    internal TableCellDescriptor(List<TableCell> cells) => _cells = cells;

    /// <summary>Adds the next cell.</summary>
    public ITableCellContainer Cell()
    {
        var cell = new TableCell();
        _cells.Add(cell);
        return cell;
    }
}
