namespace SecurityPortal.Web.Components.Layout;

/// <summary>Marks the texts of header, menus and footer.</summary>
public sealed class LayoutTexts;
