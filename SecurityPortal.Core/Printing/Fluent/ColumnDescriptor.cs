using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Describes items that stand one under the other.</summary>
public sealed class ColumnDescriptor
{
    private readonly Column _column;

    internal ColumnDescriptor(Column column) => _column = column;

    /// <summary>Room between the items.</summary>
    public void Spacing(float value, Unit unit = Unit.Point) => _column.Spacing = value.ToPoints(unit);

    public IContainer Item()
    {
        var item = new Decoration();
        _column.Items.Add(item);
        return item;
    }
}
