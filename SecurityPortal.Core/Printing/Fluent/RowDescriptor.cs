using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Describes items that stand side by side.</summary>
public sealed class RowDescriptor
{
    private readonly Row _row;

    internal RowDescriptor(Row row) => _row = row;

    /// <summary>Room between the items.</summary>
    public void Spacing(float value, Unit unit = Unit.Point) => _row.Spacing = value.ToPoints(unit);

    /// <summary>Adds an item that gets a share of the width left over.</summary>
    public IContainer RelativeItem(float size = 1) => Add(new RowItem { Share = size });

    /// <summary>Adds an item of a constant width.</summary>
    public IContainer ConstantItem(float size, Unit unit = Unit.Point) => Add(new RowItem { Width = size.ToPoints(unit) });

    /// <summary>Adds an item as wide as its content.</summary>
    public IContainer AutoItem() => Add(new RowItem());

    private RowItem Add(RowItem item)
    {
        _row.Items.Add(item);
        return item;
    }
}
