using MudBlazor;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Processes.Workers;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.PersonCard;

/// <summary>What the worker's card brings to the shared pages.</summary>
public static class PersonCardScreen
{
    public static ProcessScreen Screen { get; } = new()
    {
        ProcessKey = PersonCardProcess.ProcessKey,
        Audiences = [Audience.Company],
        Menu =
        [
            new(PersonCardProcess.Definition.Shelf.Route, typeof(PersonCardTexts), "Menu", Icons.Material.Outlined.CreditCard)
            {
                Reader = MenuReader.Company, Order = 220, Group = WorkersMenu.Group,
            },
        ],
        Register = [new("/officer/register/cards", typeof(WorkerRegisterTexts), "Part.Cards", 400)],
        Panels = [typeof(CardPanel), typeof(CaseWorkerNotice)],
        Actions = OfficerActions.OfApplications,
        Endpoints = app => app.MapCards(),
    };
}
