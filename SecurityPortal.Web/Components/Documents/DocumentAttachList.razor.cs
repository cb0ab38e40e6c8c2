using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Components.Documents;

/// <summary>
/// The documents of a draft: papers to make and sign, a select of the kinds still open (one leaves it as soon as it is attached), and what is attached.
/// </summary>
public sealed partial class DocumentAttachList : ComponentWithLifetime
{
    private DraftDocumentList? _list;
    private string? _kind;
    private string _announcement = "";
    private bool _busy;

    [Inject] public required DraftDocuments Documents { get; init; }

    [Inject] public required DocumentLimits Limits { get; init; }

    [Inject] public required MudBlazor.IDialogService Dialogs { get; init; }

    [Inject] public required IStringLocalizer<DocumentTexts> Texts { get; init; }

    [CascadingParameter] public required WizardState Wizard { get; set; }

    [Parameter, EditorRequired] public required Guid DraftId { get; set; }

    /// <summary>Short name of a paper's button; without one the document's own name.</summary>
    [Parameter] public Func<string, string?>? FormName { get; set; }

    private IReadOnlyList<DocumentKindRow> Open => [.. _list!.Kinds.Where(k => _list.Attached.All(a => a.KindCode != k.Code))];

    private IReadOnlyList<DocumentKindRow> Missing => [.. Open.Where(k => k.IsRequired)];

    private DocumentKindRow? Chosen => Open.FirstOrDefault(k => k.Code == _kind);

    private string? UploadAddress => Chosen is null ? null : $"/uploads/drafts/{DraftId}/{Chosen.Code}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => await ReadAsync();

    private string? FormTitle(string kind) => FormName?.Invoke(kind);

    private string FormAddress(DocumentKindRow kind) => $"/papers/drafts/{DraftId}/{kind.Code}";

    private void Choose(string? kind) => _kind = string.IsNullOrEmpty(kind) ? null : kind;

    // The paper is made while its tab opens; what it is made from is remembered by then or at the next read.
    private async Task FormOpenedAsync() => await ReadAsync();

    private async Task UploadedAsync()
    {
        var name = Chosen?.Name.Current;
        var path = $"Documents.{_kind}";
        _kind = null;
        await ReadAsync();
        _announcement = Texts["AttachedNow", name ?? ""];
        Wizard.SetErrors(path, []);
    }

    private async Task RemoveAsync(AttachedDocument document)
    {
        if (_busy || !await Dialogs.ConfirmAsync(Texts["DeleteTitle"], Texts["DeleteText", document.KindName.Current, document.FileName], Texts["Delete"],
            danger: true))
        {
            return;
        }

        _busy = true;
        try
        {
            await Documents.RemoveAsync(DraftId, document.Id, Alive);
            await ReadAsync();
            _announcement = Texts["DeletedNow", document.KindName.Current];
            Wizard.SetErrors($"Documents.{document.KindCode}", []);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ReadAsync()
    {
        var list = await Documents.ListAsync(DraftId, Alive);
        _list = list.IsOk ? list.Value : new DraftDocumentList([], [], []);
        _kind ??= Open.Count == 1 ? Open[0].Code : null;
    }
}
