using MudBlazor;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Processes.Incidents;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.CriminalOffence;

/// <summary>What reports of criminal offences bring to the shared pages.</summary>
public static class CriminalOffenceScreen
{
    public static ProcessScreen Screen { get; } = IncidentsScreen.Of(
        CriminalOffenceProcess.ProcessKey,
        new(CriminalOffenceProcess.Definition.Shelf.Route, typeof(CriminalOffenceTexts), "Menu", Icons.Material.Outlined.Gavel)
        {
            Reader = MenuReader.Company, Order = 410, Group = IncidentsScreen.Group,
        },
        new("/officer/register/criminal-offences", typeof(CriminalOffenceTexts), "Menu.Register", 610));
}
