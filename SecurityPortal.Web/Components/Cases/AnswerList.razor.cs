using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Processes;
using SecurityPortal.Web.Components.People;

namespace SecurityPortal.Web.Components.Cases;

/// <summary>
/// The answers of an application, read-only, step by step: on the wizard's last page, on the applicant's page of a case and on the officer's. What differs
/// between those pages comes in by parameters.
/// </summary>
public sealed partial class AnswerList
{
    /// <summary>The answers, in the language of the screen.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<AnswerSection> Sections { get; set; }

    /// <summary>Address of the picture of a kind; null while none is attached.</summary>
    [Parameter] public Func<string, string?>? PictureLink { get; set; }

    /// <summary>Address at which the answers of a step can be changed; none draws no link.</summary>
    [Parameter] public Func<string, string?>? ChangeLink { get; set; }

    /// <summary>What differs from the version before: the former value stands struck through beside the new one.</summary>
    [Parameter] public AnswerChanges? Changes { get; set; }

    /// <summary>Comments, shown at the answers, groups and steps they speak of; those on the case as a whole are not shown here.</summary>
    [Parameter] public IReadOnlyList<CaseCommentRow> Comments { get; set; } = [];

    /// <summary>How a comment is drawn; plain text without it.</summary>
    [Parameter] public RenderFragment<CaseCommentRow>? CommentTemplate { get; set; }

    /// <summary>Drawn beside every step, group and answer: the officer's comment button.</summary>
    [Parameter] public RenderFragment<AnswerPlace>? PlaceActions { get; set; }

    /// <summary>Called with the path before a hidden number is shown: the place for the audit row.</summary>
    [Parameter] public EventCallback<string> OnReveal { get; set; }

    // A person who was added is marked once, by name, not at each of their answers.
    private bool IsNew(AnswerGroup group) => group.Title is not null && Changes is not null && group.Answers.Any(a => a.Value.Length > 0)
        && group.Answers.All(a => a.Value.Length == 0 || (Changes.Previous.TryGetValue(a.Path, out var previous) && previous is null));

    private bool IsChanged(AnswerGroup group, Answer answer) => Changes?.Previous.ContainsKey(answer.Path) == true && !IsNew(group);

    private IEnumerable<CaseCommentRow> CommentsAt(string step, string path) => Comments.Where(c => c.Step == step && c.Path == path);

    // A comment whose place is gone (a person taken out meanwhile) still belongs to its step.
    private IEnumerable<CaseCommentRow> StepComments(AnswerSection section)
    {
        var drawn = section.Groups.SelectMany(g => g.Answers.Select(a => a.Path).Concat(g.Title is null ? [] : [g.Path])).ToHashSet();
        return Comments.Where(c => c.Step == section.Step && (c.Path is null || !drawn.Contains(c.Path)));
    }

    private RenderFragment Value(Answer answer) => builder =>
    {
        switch (answer)
        {
            case { Kind: AnswerKind.Picture }:
                Picture(builder, answer);
                break;
            case { Value.Length: 0 }:
                builder.OpenElement(0, "span");
                builder.AddAttribute(1, "class", "portal-muted");
                builder.AddContent(2, Texts["Empty"]);
                builder.CloseElement();
                break;
            case { Kind: AnswerKind.Secret }:
                builder.OpenComponent<MaskedNumber>(3);
                builder.AddComponentParameter(4, nameof(MaskedNumber.Value), answer.Value);
                builder.AddComponentParameter(5, nameof(MaskedNumber.Label), answer.Label);
                builder.AddComponentParameter(6, nameof(MaskedNumber.OnReveal), EventCallback.Factory.Create(this, () => OnReveal.InvokeAsync(answer.Path)));
                builder.CloseComponent();
                break;
            default:
                builder.AddContent(7, answer.Value);
                break;
        }
    };

    private void Picture(RenderTreeBuilder builder, Answer answer)
    {
        if (PictureLink?.Invoke(answer.Value) is not { } link)
        {
            builder.OpenElement(10, "span");
            builder.AddAttribute(11, "class", "portal-muted");
            builder.AddContent(12, Texts["NoPicture"]);
            builder.CloseElement();
            return;
        }

        builder.OpenElement(13, "a");
        builder.AddAttribute(14, "href", link);
        builder.AddAttribute(15, "target", "_blank");
        builder.OpenElement(16, "img");
        builder.AddAttribute(17, "class", "answers-picture");
        builder.AddAttribute(18, "src", link);
        builder.AddAttribute(19, "alt", answer.Label);
        builder.AddAttribute(20, "loading", "lazy");
        builder.CloseElement();
        builder.CloseElement();
    }

    // Never colour or strike-through alone: a word says that this stood there before.
    private RenderFragment Before(Answer answer, string? previous) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "answers-before");
        builder.AddContent(2, previous is null ? Texts["New"] : Texts["Before"]);
        if (previous is not null)
        {
            builder.AddContent(3, " ");
            builder.OpenElement(4, "del");
            builder.AddContent(5, Value(answer with { Value = previous }));
            builder.CloseElement();
        }

        builder.CloseElement();
    };

    private RenderFragment Remarks(IEnumerable<CaseCommentRow> comments) => builder =>
    {
        foreach (var comment in comments)
        {
            builder.OpenElement(0, "div");
            builder.SetKey(comment.Id);
            builder.AddAttribute(1, "class", "answers-comment");
            builder.AddAttribute(2, "data-testid", "comment");
            builder.AddContent(3, Common.PortalIcon.Of(MudBlazor.Icons.Material.Outlined.Comment));
            builder.OpenElement(5, "div");
            builder.AddContent(6, CommentTemplate?.Invoke(comment) ?? Plain(comment));
            builder.CloseElement();
            builder.CloseElement();
        }
    };

    private static RenderFragment Plain(CaseCommentRow comment) => builder =>
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "answers-comment-text");
        builder.AddContent(2, comment.Text);
        builder.CloseElement();
    };
}
