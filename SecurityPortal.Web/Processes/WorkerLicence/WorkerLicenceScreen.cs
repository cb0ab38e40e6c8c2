using MudBlazor;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Processes.Workers;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.WorkerLicence;

/// <summary>What the worker's licence brings to the shared pages.</summary>
public static class WorkerLicenceScreen
{
    public static ProcessScreen Screen { get; } = new()
    {
        ProcessKey = WorkerLicenceProcess.ProcessKey,
        Audiences = [Audience.Company, Audience.Individual],
        Menu =
        [
            new(WorkerLicenceProcess.Definition.Shelf.Route, typeof(WorkerLicenceTexts), "Menu", Icons.Material.Outlined.Badge)
            {
                Reader = MenuReader.Company, Order = 210, Group = WorkersMenu.Group,
            },
            new("/my/licence", typeof(WorkerLicenceTexts), "Menu.Own", Icons.Material.Outlined.Badge) { Reader = MenuReader.Individual, Order = 100 },
        ],
        Panels = [typeof(CaseWorkerNotice)],
        Actions = OfficerActions.OfApplications,
    };
}
