using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Reference;
using SecurityPortal.Web.Components.Cases;

namespace SecurityPortal.Web.Officer;

/// <summary>Acting on the case: the dialogs, and the comments collected before it is returned.</summary>
public sealed partial class CaseFile
{
    // What was typed for each action and place outlives its dialog.
    private readonly Dictionary<object, DecisionForm> _forms = [];

    [Inject] public required CaseReviewService Review { get; init; }

    [Inject] public required IncidentReview Incidents { get; init; }

    [Inject] public required CaseAuthorisation Authorisation { get; init; }

    [Inject] public required ExamReview Exams { get; init; }

    [Inject] public required QueueQueries Queue { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    private async Task StartAsync(CaseAction action)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        (_error, _done) = (null, null);
        try
        {
            if (action is CaseAction.Take or CaseAction.Accept || (action == CaseAction.Review && !IsReport))
            {
                _error = await ActAsync(action, new DecisionForm());
            }
            else
            {
                await AskAsync(action);
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task AskAsync(CaseAction action)
    {
        if (!_forms.TryGetValue(action, out var form))
        {
            _forms[action] = form = new DecisionForm
            {
                DateText = action == CaseAction.Return ? LocalTime.Format(await Cases.ProposedCompletionAsync(Alive)) : null,
            };
        }

        var officers = action == CaseAction.Assign ? await Queue.OfficersAsync(Alive) : default;
        var parameters = new DialogParameters<DecisionDialog>
        {
            { d => d.Action, action },
            { d => d.Form, form },
            { d => d.Act, () => ActAsync(action, form) },
            { d => d.Explanation, Explanation(action) },
            { d => d.Officers, officers.IsOk && officers.Value is { } names ? names : [] },
        };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await Dialogs.ShowAsync<DecisionDialog>(Texts[$"Do.{action}"], parameters, options);
        await dialog.Result;
    }

    private string? Explanation(CaseAction action) => action switch
    {
        CaseAction.Return => Texts["ReturnExplanation", _case!.Comments.Count(c => c.SentAt is null)].Value,
        CaseAction.Recommend when _case!.Criteria.Count(c => !c.IsMet) is > 0 and var unmet => Texts["CriteriaUnmet", unmet].Value,
        CaseAction.Authorise => string.Join(' ', new[] { Texts["AuthoriseExplanation"].Value }
            .Concat(_case!.Criteria.Count(c => !c.IsMet) is > 0 and var open ? [Texts["CriteriaUnmet", open].Value] : [])),
        CaseAction.Approve => Texts["ApproveExplanation"].Value,
        CaseAction.Refuse => Texts["RefuseExplanation"].Value,
        _ => null,
    };

    // Always over the version on the screen: when another was faster, the page has shown the new state before one presses again.
    private async Task<Error?> ActAsync(CaseAction action, DecisionForm form)
    {
        var seen = _case!.Version;
        var result = action switch
        {
            CaseAction.Take => await Review.TakeAsync(CaseId, seen, Alive),
            CaseAction.Accept => await Exams.AcceptAsync(CaseId, seen, Alive),
            CaseAction.Assign => await Review.AssignAsync(CaseId, seen, form.OfficerId ?? Guid.Empty, Alive),
            CaseAction.Return => await Review.ReturnAsync(CaseId, seen, TypedDate.Parse(form.DateText) ?? default, form.Text, Alive),
            CaseAction.Recommend => await Review.RecommendAsync(CaseId, seen, form.Approve == true, form.Text, Alive),
            CaseAction.SendBack => await Review.SendBackAsync(CaseId, seen, form.Text, Alive),
            CaseAction.Authorise => await Authorisation.AuthoriseAsync(CaseId, seen, form.Text, Alive),
            CaseAction.Review when !IsReport => await Authorisation.ReviewAnnexAsync(CaseId, seen, Alive),
            CaseAction.Approve => await Review.ApproveAsync(CaseId, seen, form.Text, Alive),
            CaseAction.Refuse => await Review.RefuseAsync(CaseId, seen, form.Text, Alive),
            CaseAction.AskFollowUp => await Incidents.AskFollowUpAsync(CaseId, seen, form.Text, Alive),
            CaseAction.Review => await Incidents.ReviewAsync(CaseId, seen, form.Text, Alive),
            CaseAction.Conclude => await Incidents.ConcludeAsync(CaseId, seen, form.Text, Alive),
            _ => throw new InvalidOperationException($"No command {action} here."),
        };
        await RefreshAsync();
        if (result.IsOk)
        {
            _forms.Remove(action);
            _done = action;
        }

        StateHasChanged();
        return result.Error;
    }

    private async Task CommentAsync(AnswerPlace place)
    {
        var form = _forms.TryGetValue(place, out var kept) ? kept : _forms[place] = new DecisionForm();
        var parameters = new DialogParameters<CommentDialog>
        {
            { d => d.Label, place.Label },
            { d => d.Form, form },
            { d => d.Add, () => AddCommentAsync(place, form) },
        };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await Dialogs.ShowAsync<CommentDialog>(Texts["AddComment"], parameters, options);
        await dialog.Result;
    }

    private async Task<Error?> AddCommentAsync(AnswerPlace place, DecisionForm form)
    {
        var added = await CommentService.AddAsync(CaseId, place.Step, place.Path, form.Text, Alive);
        if (added.IsOk)
        {
            _forms.Remove(place);
            await RefreshAsync();
            StateHasChanged();
        }

        return added.Error;
    }

    private async Task RemoveCommentAsync(Guid commentId)
    {
        _error = (await CommentService.RemoveAsync(CaseId, commentId, Alive)).Error;
        await RefreshAsync();
    }

    private RenderFragment CommentButton(AnswerPlace place) => builder =>
    {
        builder.OpenElement(0, "button");
        builder.AddAttribute(1, "type", "button");
        builder.AddAttribute(2, "class", "case-comment-button");
        builder.AddAttribute(3, "title", Texts["AddComment"].Value);
        builder.AddAttribute(4, "aria-label", Texts["CommentOn", place.Label].Value);
        builder.AddAttribute(5, "data-testid", $"comment-on-{place.Path ?? place.Step}");
        builder.AddAttribute(6, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => CommentAsync(place)));
        builder.OpenComponent<Components.Common.PortalIcon>(7);
        builder.AddComponentParameter(8, nameof(Components.Common.PortalIcon.Svg), Icons.Material.Outlined.AddComment);
        builder.CloseComponent();
        builder.CloseElement();
    };

    private RenderFragment Comment(CaseCommentRow comment) => builder =>
    {
        builder.OpenComponent<CaseCommentText>(0);
        builder.AddComponentParameter(1, nameof(CaseCommentText.Comment), comment);
        builder.AddComponentParameter(2, nameof(CaseCommentText.MayRemove), comment.SentAt is null && _case!.MayComment);
        builder.AddComponentParameter(3, nameof(CaseCommentText.OnRemove), EventCallback.Factory.Create(this, () => RemoveCommentAsync(comment.Id)));
        builder.CloseComponent();
    };
}
