using MudBlazor;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Officer;
using SecurityPortal.Web.Officer.Actions;
using SecurityPortal.Web.Processes.Workers;
using SecurityPortal.Web.Screens;

namespace SecurityPortal.Web.Processes.Exam;

/// <summary>What exams bring to the shared pages.</summary>
public static class ExamScreen
{
    /// <summary>The officer who has taken a candidate accepts them. Sessions and results have pages of their own.</summary>
    private static readonly OfficerAction Accept = OfficerAction.Of(
        CaseAction.Accept, (ExamReview exams, ActionCall call) => exams.AcceptAsync(call.CaseId, call.Seen, call.Alive)) with
    {
        Texts = typeof(OfficerExamTexts),
        Variant = ButtonVariant.Main,
        WeighsCriteria = true,
    };

    public static ProcessScreen Screen { get; } = new()
    {
        ProcessKey = ExamProcess.ProcessKey,
        Audiences = [Audience.Company],
        Menu =
        [
            new(ExamProcess.Definition.Shelf.Route, typeof(ExamTexts), "Menu", Icons.Material.Outlined.Quiz)
            {
                Reader = MenuReader.Company, Order = 200, Group = WorkersMenu.Group,
            },
            new("/officer/exams", typeof(ExamTexts), "Menu.Ministry", Icons.Material.Outlined.Quiz) { Reader = MenuReader.Ministry, Order = 300,
                Roles = MinistryRoles.ReadCases },
        ],
        Panels = [typeof(ExamSittingsPanel)],
        Actions = [OfficerActions.Take, Accept, OfficerActions.Return, OfficerActions.Refuse, OfficerActions.Assign, OfficerActions.RecordAppeal],
        Endpoints = app => app.MapExams(),
    };
}
