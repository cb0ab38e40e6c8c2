using MudBlazor;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Processes.Incidents;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.UseOfForce;

/// <summary>What reports of force used bring to the shared pages.</summary>
public static class UseOfForceScreen
{
    public static ProcessScreen Screen { get; } = IncidentsScreen.Of(
        UseOfForceProcess.ProcessKey,
        new(UseOfForceProcess.Definition.Shelf.Route, typeof(UseOfForceTexts), "Menu", Icons.Material.Outlined.Report)
        {
            Reader = MenuReader.Company, Order = 400, Group = IncidentsScreen.Group,
        },
        new("/officer/register/use-of-force", typeof(UseOfForceTexts), "Menu.Register", 600));
}
