namespace SecurityPortal.Core.Printing.Infrastructure;

/// <summary>Width and height of a page.</summary>
public readonly record struct PageSize
{
    /// <summary>A page of any size, a card for instance.</summary>
    public PageSize(float width, float height, Unit unit = Unit.Point)
    {
        Width = width.ToPoints(unit);
        Height = height.ToPoints(unit);
    }

    public float Width { get; }

    public float Height { get; }

    /// <summary>The same sheet, turned.</summary>
    public PageSize Landscape() => new(Math.Max(Width, Height), Math.Min(Width, Height));
}
