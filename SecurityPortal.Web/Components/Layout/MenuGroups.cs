namespace SecurityPortal.Web.Components.Layout;

/// <summary>Headings of the navigation that are the portal's own; processes and families bring theirs.</summary>
public static class MenuGroups
{
    /// <summary>A company's own affairs.</summary>
    public static MenuGroup Company { get; } = new(typeof(LayoutTexts), "MenuCompany");

    public static MenuGroup Administration { get; } = new(typeof(LayoutTexts), "MenuAdministration");
}
