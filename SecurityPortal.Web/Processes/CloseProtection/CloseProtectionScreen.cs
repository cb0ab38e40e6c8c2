using MudBlazor;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.CloseProtection;

/// <summary>What close protection brings to the shared pages.</summary>
public static class CloseProtectionScreen
{
    public static ProcessScreen Screen { get; } = new()
    {
        ProcessKey = CloseProtectionProcess.ProcessKey,
        Audiences = [Audience.Company],
        Menu = [new(CloseProtectionProcess.Route, typeof(CloseProtectionTexts), "Menu", Icons.Material.Outlined.Shield) { Reader = MenuReader.Company,
            Order = 130 }],
        Register = [new("/officer/register/close-protection", typeof(CloseProtectionTexts), "Menu.Register", 550)],
        Panels = [typeof(PolicePanel), typeof(AssignmentPanel)],
        Actions = OfficerActions.OfApplications,
        Endpoints = app => app.MapPoliceFiles(),
    };
}
