using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Pages of one layout, as described.</summary>
internal sealed class PageTemplate
{
    public PageSize Size { get; set; } = Helpers.PageSizes.A4;

    public float MarginLeft { get; set; }

    public float MarginTop { get; set; }

    public float MarginRight { get; set; }

    public float MarginBottom { get; set; }

    public Color Color { get; set; } = Helpers.Colors.White;

    public TextStyle Style { get; set; } = TextStyle.Empty;

    public Decoration Background { get; } = new();

    public Decoration Header { get; } = new();

    public Decoration Content { get; } = new();

    public Decoration Footer { get; } = new();
}
