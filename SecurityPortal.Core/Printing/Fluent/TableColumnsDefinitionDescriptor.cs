using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Describes the columns of a table.</summary>
public sealed class TableColumnsDefinitionDescriptor
{
    private readonly List<RowItem> _columns;

    internal TableColumnsDefinitionDescriptor(List<RowItem> columns) => _columns = columns;

    /// <summary>Adds a column of a constant width.</summary>
    public void ConstantColumn(float width, Unit unit = Unit.Point) => _columns.Add(new RowItem { Width = width.ToPoints(unit) });

    /// <summary>Adds a column that gets a share of the width left over.</summary>
    public void RelativeColumn(float width = 1) => _columns.Add(new RowItem { Share = width });
}
