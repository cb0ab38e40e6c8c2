namespace SecurityPortal.Web.Components.Layout;

/// <summary>Headings of the navigation: keys in LayoutTexts.</summary>
public static class MenuGroups
{
    /// <summary>What a company applies for in the name of its workers.</summary>
    public const string Workers = "MenuWorkers";

    /// <summary>What it notifies.</summary>
    public const string Notifications = "MenuNotifications";

    /// <summary>What it reports.</summary>
    public const string Reports = "MenuReports";

    /// <summary>Its own affairs.</summary>
    public const string Company = "MenuCompany";

    /// <summary>The ministry's administration.</summary>
    public const string Administration = "MenuAdministration";
}
