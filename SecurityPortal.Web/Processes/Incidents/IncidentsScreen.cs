using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.Incidents;

/// <summary>What reports of incidents bring to the shared pages. Nobody decides on a report: it has actions of its own and no criteria.</summary>
public static class IncidentsScreen
{
    private static readonly OfficerAction Review = OfficerAction.Of(
        CaseAction.Review, (IncidentReview review, ActionCall call) => review.ReviewAsync(call.CaseId, call.Seen, call.Decision.Text, call.Alive)) with
    {
        Texts = typeof(IncidentPageTexts),
        Variant = ButtonVariant.Main,
        Dialog = new AskDecision(),
    };

    private static readonly OfficerAction AskFollowUp = OfficerAction.Of(
        CaseAction.AskFollowUp, (IncidentReview review, ActionCall call) =>
            review.AskFollowUpAsync(call.CaseId, call.Seen, call.Decision.Text, call.Alive)) with
    {
        Texts = typeof(IncidentPageTexts),
        Dialog = new AskDecision(),
    };

    private static readonly OfficerAction Conclude = OfficerAction.Of(
        CaseAction.Conclude, (IncidentReview review, ActionCall call) => review.ConcludeAsync(call.CaseId, call.Seen, call.Decision.Text, call.Alive)) with
    {
        Texts = typeof(IncidentPageTexts),
        Dialog = new AskDecision(),
    };

    /// <summary>Where the navigation shows what a company reports.</summary>
    public static MenuGroup Group { get; } = new(typeof(IncidentPageTexts), "MenuGroup");

    /// <summary>What the family brings once.</summary>
    public static ProcessScreen Screen { get; } = new()
    {
        Register = [new("/officer/register/statistics", typeof(IncidentPageTexts), "Menu.Statistics", 700)],
        Parts = [PagePart.Of<IncidentAlerts>(PageSlot.OfficerHome)],
        Endpoints = app => app.MapStatistics(),
    };

    /// <summary>The screen of one kind of report.</summary>
    public static ProcessScreen Of(string processKey, MenuEntry menu, RegisterEntry register) => new()
    {
        ProcessKey = processKey,
        Audiences = [Audience.Company],
        Menu = [menu],
        Register = [register],
        Panels = [typeof(IncidentPanel)],
        HiddenParts = [CasePart.Criteria],
        PanelListsPapers = true,
        Actions = [Review, OfficerActions.Assign, AskFollowUp, Conclude],
    };
}
