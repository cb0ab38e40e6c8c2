using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Describes pages of one layout.</summary>
public sealed class PageDescriptor
{
    private readonly PageTemplate _page;

    internal PageDescriptor(PageTemplate page) => _page = page;

    /// <summary>Sets the sheet's size.</summary>
    public void Size(PageSize size) => _page.Size = size;

    /// <summary>Sets the sheet's size.</summary>
    public void Size(float width, float height, Unit unit = Unit.Point) => _page.Size = new PageSize(width, height, unit);

    public void Margin(float value, Unit unit = Unit.Point)
    {
        MarginHorizontal(value, unit);
        MarginVertical(value, unit);
    }

    /// <summary>Left and right margin.</summary>
    public void MarginHorizontal(float value, Unit unit = Unit.Point) =>
        (_page.MarginLeft, _page.MarginRight) = (value.ToPoints(unit), value.ToPoints(unit));

    /// <summary>Top and bottom margin.</summary>
    public void MarginVertical(float value, Unit unit = Unit.Point) =>
        (_page.MarginTop, _page.MarginBottom) = (value.ToPoints(unit), value.ToPoints(unit));

    public void MarginLeft(float value, Unit unit = Unit.Point) => _page.MarginLeft = value.ToPoints(unit);

    public void MarginTop(float value, Unit unit = Unit.Point) => _page.MarginTop = value.ToPoints(unit);

    public void MarginRight(float value, Unit unit = Unit.Point) => _page.MarginRight = value.ToPoints(unit);

    public void MarginBottom(float value, Unit unit = Unit.Point) => _page.MarginBottom = value.ToPoints(unit);

    /// <summary>Colour of the whole sheet.</summary>
    public void PageColor(Color color) => _page.Color = color;

    /// <summary>The style that text has unless it says otherwise.</summary>
    public void DefaultTextStyle(Func<TextStyle, TextStyle> handler) => _page.Style = handler(_page.Style);

    /// <summary>Behind everything, over the whole sheet.</summary>
    public IContainer Background() => _page.Background;

    /// <summary>Stands at the top of each page.</summary>
    public IContainer Header() => _page.Header;

    /// <summary>Flows over as many pages as it needs.</summary>
    public IContainer Content() => _page.Content;

    /// <summary>Stands at the foot of each page.</summary>
    public IContainer Footer() => _page.Footer;
}
