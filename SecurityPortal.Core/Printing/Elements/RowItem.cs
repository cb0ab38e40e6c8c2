namespace SecurityPortal.Core.Printing.Elements;

/// <summary>An item of a row or a column of a table.</summary>
internal sealed class RowItem : Decoration
{
    /// <summary>Its share of the room left over; 0 for none.</summary>
    public float Share { get; init; }

    /// <summary>Constant width in points; null with no share means the natural width.</summary>
    public float? Width { get; init; }
}
