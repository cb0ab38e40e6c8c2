using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Describes a table. Its header stands again on each page; rows that a page cannot hold go on on the next.</summary>
public sealed class TableDescriptor
{
    private readonly Table _table;

    internal TableDescriptor(Table table) => _table = table;

    /// <summary>Sets the columns, from left to right.</summary>
    public void ColumnsDefinition(Action<TableColumnsDefinitionDescriptor> handler) => handler(new TableColumnsDefinitionDescriptor(_table.Columns));

    /// <summary>Sets the cells that stand at the top of the table on each page.</summary>
    public void Header(Action<TableCellDescriptor> handler) => handler(new TableCellDescriptor(_table.Header));

    /// <summary>Adds the next cell, from left to right, row after row.</summary>
    public ITableCellContainer Cell() => new TableCellDescriptor(_table.Cells).Cell();
}
