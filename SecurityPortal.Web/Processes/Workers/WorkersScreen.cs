using MudBlazor;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.Workers;

/// <summary>What the workers of companies bring to the shared pages.</summary>
public static class WorkersScreen
{
    /// <summary>What the family brings once.</summary>
    public static ProcessScreen Screen { get; } = new()
    {
        Menu = [new("/my/documents", typeof(WorkerPageTexts), "Menu.Documents", Icons.Material.Outlined.Folder) { Reader = MenuReader.Individual,
            Order = 200 }],
        Register = [new("/officer/register/workers", typeof(WorkerRegisterTexts), "Part.Workers", 300)],
        Parts = [PagePart.Of<WorkersLink>(PageSlot.OwnLicences)],
        Endpoints = app => app.MapWorkers(),
    };
}
