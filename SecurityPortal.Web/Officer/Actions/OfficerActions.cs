using System.Globalization;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Appeals;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Web.Officer.Actions;

/// <summary>What the ministry does on cases of more than one process.</summary>
public static class OfficerActions
{
    /// <summary>An officer takes a filed or completed case.</summary>
    public static OfficerAction Take { get; } = OfficerAction.Of(
        CaseAction.Take, (CaseReviewService review, ActionCall call) => review.TakeAsync(call.CaseId, call.Seen, call.Alive)) with { Variant =
            ButtonVariant.Main };

    /// <summary>A supervisor gives it to an officer.</summary>
    public static OfficerAction Assign { get; } = OfficerAction.Of(
        CaseAction.Assign, (CaseReviewService review, ActionCall call) =>
            review.AssignAsync(call.CaseId, call.Seen, call.Decision.OfficerId ?? Guid.Empty, call.Alive)) with
    {
        Dialog = new AskDecision { Officer = true, NoteLength = 0 },
    };

    /// <summary>An officer returns it for completion, with the comments collected.</summary>
    public static OfficerAction Return { get; } = OfficerAction.Of(
        CaseAction.Return,
        (CaseReviewService review, ActionCall call) =>
            review.ReturnAsync(call.CaseId, call.Seen, TypedDate.Parse(call.Decision.DateText) ?? default, call.Decision.Text, call.Alive)) with
    {
        Dialog = new AskDecision { Date = true, NoteLength = CaseCommentService.MaxComment },
        Explanation = file => Say("ReturnExplanation", file.Comments.Count(c => c.SentAt is null)),
    };

    /// <summary>An officer recommends the decision.</summary>
    public static OfficerAction Recommend { get; } = OfficerAction.Of(
        CaseAction.Recommend,
        (CaseReviewService review, ActionCall call) =>
            review.RecommendAsync(call.CaseId, call.Seen, call.Decision.Approve == true, call.Decision.Text, call.Alive)) with
    {
        Variant = ButtonVariant.Main,
        Dialog = new AskDecision { Recommendation = true },
        Explanation = CriteriaUnmet,
        WeighsCriteria = true,
    };

    public static OfficerAction Approve { get; } = OfficerAction.Of(
        CaseAction.Approve, (CaseReviewService review, ActionCall call) => review.ApproveAsync(call.CaseId, call.Seen, call.Decision.Text, call.Alive)) with
    {
        Variant = ButtonVariant.Main,
        Dialog = new AskDecision(),
        Explanation = _ => Say("ApproveExplanation"),
    };

    /// <summary>A supervisor sends the recommendation back.</summary>
    public static OfficerAction SendBack { get; } = OfficerAction.Of(
        CaseAction.SendBack, (CaseReviewService review, ActionCall call) => review.SendBackAsync(call.CaseId, call.Seen, call.Decision.Text, call.Alive)) with
    {
        Dialog = new AskDecision(),
    };

    /// <summary>A supervisor refuses a recommended case; where one officer decides alone, that officer.</summary>
    public static OfficerAction Refuse { get; } = OfficerAction.Of(
        CaseAction.Refuse, (CaseReviewService review, ActionCall call) => review.RefuseAsync(call.CaseId, call.Seen, call.Decision.Text, call.Alive)) with
    {
        Danger = true,
        Dialog = new AskDecision(),
        Explanation = _ => Say("RefuseExplanation"),
    };

    /// <summary>A supervisor records what the appeals body decided. Who may record one outcome may record each.</summary>
    public static OfficerAction RecordAppeal { get; } = OfficerAction.Of(
        CaseAction.AppealUphold, (AppealRecording appeals, ActionCall call) =>
            appeals.RecordAsync(call.CaseId, call.Seen, AppealForm(call).Decision, call.Alive)) with
    {
        TestId = "record-appeal",
        LabelKey = "RecordTitle",
        Texts = typeof(AppealTexts),
        Variant = ButtonVariant.Main,
        Dialog = new AskAppealDecision(),
        Outcome = call => AppealForm(call).Outcome switch
        {
            AppealOutcome.Upheld => CaseAction.AppealUphold,
            AppealOutcome.Rejected => CaseAction.AppealReject,
            _ => CaseAction.AppealReturn,
        },
    };

    /// <summary>Those of applications that an officer recommends and a supervisor decides.</summary>
    public static IReadOnlyList<OfficerAction> OfApplications { get; } = [Take, Recommend, Approve, Return, SendBack, Refuse, Assign, RecordAppeal];

    /// <summary>Says how many criteria are open; nothing when none is.</summary>
    public static string? CriteriaUnmet(CaseView file) => file.Criteria.Count(c => !c.IsMet) is > 0 and var unmet ? Say("CriteriaUnmet", unmet) : null;

    private static AppealDecisionForm AppealForm(ActionCall call) => (AppealDecisionForm)call.Form!;

    private static string Say(string key, params ReadOnlySpan<object?> values) => Texts.Get<OfficerTexts>(key, CultureInfo.CurrentUICulture, values);
}
