using SecurityPortal.Core.Processes;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.Licensing;

/// <summary>What processes of a company's own licence bring to the shared pages.</summary>
public static class LicensingScreen
{
    /// <summary>The screen of such a process.</summary>
    /// <param name="process">Its definition.</param>
    /// <param name="texts">Its texts; they name its menu entry under <c>Menu</c>.</param>
    /// <param name="icon">Icon of the entry.</param>
    /// <param name="order">Place of the entry.</param>
    public static ProcessScreen Of(ProcessDefinition process, Type texts, string icon, int order) => new()
    {
        ProcessKey = process.Key,
        Audiences = [Audience.Company],
        Menu = [new(process.Shelf.Route, texts, "Menu", icon) { Reader = MenuReader.Company, Order = order }],
        Actions = OfficerActions.OfApplications,
    };
}
