using MudBlazor;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.ControlCentre;

/// <summary>What the control centre brings to the shared pages.</summary>
public static class ControlCentreScreen
{
    public static ProcessScreen Screen { get; } = new()
    {
        ProcessKey = ControlCentreProcess.ProcessKey,
        Audiences = [Audience.Company],
        Menu =
        [
            new(ControlCentreProcess.Definition.Shelf.Route, typeof(ControlCentreTexts), "Menu", Icons.Material.Outlined.Hub) { Reader = MenuReader.Company,
                Order = 120 },
        ],
        Actions = OfficerActions.OfApplications,
    };
}
