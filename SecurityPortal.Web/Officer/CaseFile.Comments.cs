using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Cases;

namespace SecurityPortal.Web.Officer;

/// <summary>The comments collected before the case is returned.</summary>
public sealed partial class CaseFile
{
    // What was typed for each place outlives its dialog.
    private readonly Dictionary<AnswerPlace, DecisionForm> _comments = [];

    [Inject] public required IDialogService Dialogs { get; init; }

    private async Task CommentAsync(AnswerPlace place)
    {
        var form = _comments.TryGetValue(place, out var kept) ? kept : _comments[place] = new DecisionForm();
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
            _comments.Remove(place);
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
        builder.AddContent(7, Components.Common.PortalIcon.Of(Icons.Material.Outlined.AddComment));
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
