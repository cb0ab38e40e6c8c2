namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>A cell of a table. Cells fill the rows from left to right.</summary>
public interface ITableCellContainer : IContainer
{
    /// <summary>How many columns it spans.</summary>
    int Columns { get; set; }
}
