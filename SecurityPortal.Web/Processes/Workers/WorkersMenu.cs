using SecurityPortal.Web.Components.Layout;

namespace SecurityPortal.Web.Processes.Workers;

/// <summary>Where the navigation shows what a company applies for in the name of its workers.</summary>
public static class WorkersMenu
{
    public static MenuGroup Group { get; } = new(typeof(WorkerPageTexts), "MenuGroup");
}
