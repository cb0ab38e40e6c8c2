using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes;
using SecurityPortal.Web.Components.Cases;

namespace SecurityPortal.Web.Officer;

/// <summary>The papers of a case: those attached and those the portal made, one after another in a viewer beside the answers.</summary>
public sealed partial class CaseDocumentsPart
{
    private ElementReference _heading;
    private string? _asked;

    [Parameter, EditorRequired] public required CaseView Case { get; set; }

    /// <summary>Key of the paper in the viewer; null shows the list.</summary>
    [Parameter] public string? Opened { get; set; }

    /// <summary>Another paper is to be shown, or the list.</summary>
    [Parameter] public EventCallback<string?> OnOpened { get; set; }

    /// <summary>Comments of the version shown; those on documents are drawn here.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<CaseCommentRow> Comments { get; set; }

    [Parameter, EditorRequired] public required RenderFragment<CaseCommentRow> CommentTemplate { get; set; }

    /// <summary>Drawn beside each document: the comment button.</summary>
    [Parameter] public RenderFragment<AnswerPlace>? PlaceActions { get; set; }

    private IReadOnlyList<Paper> Papers
    {
        get
        {
            string made = Texts["MadeByPortal"];
            return
            [
                .. Case.Files.Where(f => f.Name is not null).Select(f => new Paper(
                    $"{f.Id:N}", $"/files/{f.Id}?inline=true", f.Name!.Current,
                    $"{f.FileName} · {FileSizes.Format(f.Size)} · {LocalTime.Format(f.AttachedAt)}", f.KindCode, f.IsNew)),
                new(
                    "request", $"/papers/cases/{Case.Id}/request",
                    Texts[ProcessCatalogue.Get(Case.ProcessKey).HasKinds ? "RequestSheet" : "ReportPaper"], made),
                .. Case.DecidedAt is null ? [] : new Paper[] { new("decision", $"/papers/cases/{Case.Id}/decision", Texts["Decision"], made) },
                .. Case.Slips.Select(s => new Paper(
                    $"{s.Id:N}", $"/papers/slips/{s.Id}", $"{Texts["Slip"]} {s.Number}", $"{Money.Format(s.AmountCents)} · {Texts[$"Slip.{s.Status}"]}")),
                .. Case.Licence is { } licence
                    ? new Paper[] { new($"{licence.Id:N}", $"/papers/licences/{licence.Id}", $"{Texts["Licence"]} {licence.Number}", made) }
                    : [],
            ];
        }
    }

    // The focus goes along, so that one who hears the page knows which paper came.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_asked is not null && _asked == Opened)
        {
            _asked = null;
            await _heading.FocusAsync();
        }
    }

    private Task OpenAsync(string? key)
    {
        _asked = key;
        return OnOpened.InvokeAsync(key);
    }

    private Task TurnAsync(int step)
    {
        var papers = Papers;
        var index = papers.Index().FirstOrDefault(p => p.Item.Key == Opened).Index;
        return OpenAsync(papers[(index + step + papers.Count) % papers.Count].Key);
    }

    private RenderFragment? Place(Paper paper) => paper.KindCode is null
        ? null
        : PlaceActions?.Invoke(new AnswerPlace(ProcessDefinition.DocumentsStep, $"Documents.{paper.KindCode}", paper.Name));

    private RenderFragment Remarks(string? kindCode) => builder =>
    {
        var path = kindCode is null ? null : $"Documents.{kindCode}";
        foreach (var comment in Comments.Where(c => c.Step == ProcessDefinition.DocumentsStep && c.Path == path))
        {
            builder.OpenElement(0, "div");
            builder.SetKey(comment.Id);
            builder.AddAttribute(1, "class", "documents-comment");
            builder.AddContent(2, CommentTemplate(comment));
            builder.CloseElement();
        }
    };

    private sealed record Paper(string Key, string Address, string Name, string Facts, string? KindCode = null, bool IsNew = false);
}
