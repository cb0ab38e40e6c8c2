using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>What may stand in a container.</summary>
public static class ContentExtensions
{
    /// <summary>Items one under the other.</summary>
    public static void Column(this IContainer container, Action<ColumnDescriptor> handler)
    {
        var column = new Column();
        handler(new ColumnDescriptor(column));
        container.Child = column;
    }

    /// <summary>Items side by side.</summary>
    public static void Row(this IContainer container, Action<RowDescriptor> handler)
    {
        var row = new Row();
        handler(new RowDescriptor(row));
        container.Child = row;
    }

    public static void Table(this IContainer container, Action<TableDescriptor> handler)
    {
        var table = new Table();
        handler(new TableDescriptor(table));
        container.Child = table;
    }

    /// <summary>How many columns of the table the cell spans.</summary>
    public static ITableCellContainer ColumnSpan(this ITableCellContainer cell, int value)
    {
        cell.Columns = value;
        return cell;
    }

    /// <summary>A paragraph of one style.</summary>
    public static TextBlockDescriptor Text(this IContainer container, string? text)
    {
        var block = new TextBlock { Spans = { new TextSpan { Text = text ?? "" } } };
        container.Child = block;
        return new TextBlockDescriptor(block);
    }

    /// <summary>A paragraph of several styles.</summary>
    public static void Text(this IContainer container, Action<TextDescriptor> content)
    {
        var block = new TextBlock();
        content(new TextDescriptor(block));
        container.Child = block;
    }

    /// <summary>A JPEG or PNG picture as wide as its place, its proportions kept.</summary>
    public static void Image(this IContainer container, byte[] imageData) => container.Child = new RasterImage(imageData);

    /// <summary>A line from left to right.</summary>
    public static LineDescriptor LineHorizontal(this IContainer container, float thickness, Unit unit = Unit.Point) =>
        container.Line(false, thickness.ToPoints(unit));

    /// <summary>A line from top to bottom, as high as its place.</summary>
    public static LineDescriptor LineVertical(this IContainer container, float thickness, Unit unit = Unit.Point) =>
        container.Line(true, thickness.ToPoints(unit));

    /// <summary>What follows begins on a new page.</summary>
    public static void PageBreak(this IContainer container) => container.Child = new PageBreak();

    private static LineDescriptor Line(this IContainer container, bool vertical, float thickness)
    {
        var line = new Line { Vertical = vertical, Thickness = thickness };
        container.Child = line;
        return new LineDescriptor(line);
    }
}
