using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;

namespace SecurityPortal.Web.Components.Documents;

/// <summary>
/// The documents of a draft: papers to make and sign, a select of the kinds still open (one leaves it as soon as it is attached), and what is attached:
/// each file can be replaced in one step, and others of its kind added.
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

    private IReadOnlyList<DocumentKindRow> Open => [.. _list!.Kinds.Where(k => !k.IsAttached)];

    private IReadOnlyList<DocumentKindRow> Missing => [.. Open.Where(k => k.IsRequired)];

    private DocumentKindRow? Chosen => Open.FirstOrDefault(k => k.Code == _kind);

    private string? UploadAddress => Chosen is null ? null : Address(Chosen.Code);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => await ReadAsync();

    private string? FormTitle(string kind) => FormName?.Invoke(kind);

    private string Address(string kind) => $"/uploads/drafts/{DraftId}/{kind}";

    private string ReplaceAddress(AttachedDocument document) => $"{Address(document.KindCode)}?replaces={document.Id}";

    // What the answers no longer ask for can be looked at and deleted.
    private bool IsAsked(string kind) => _list!.Kinds.Any(k => k.Code == kind);

    private bool HasRow(string kind) => _list!.Attached.Any(a => a.KindCode == kind);

    private bool IsFirst(AttachedDocument document) => _list!.Attached.First(a => a.KindCode == document.KindCode) == document;

    // A paper out of date is replaced, not added to.
    private bool IsLast(AttachedDocument document) =>
        !document.IsOutOfDate && _list!.Attached.Last(a => a.KindCode == document.KindCode) == document;

    private string FormAddress(DocumentKindRow kind) => $"/papers/drafts/{DraftId}/{kind.Code}";

    private void Choose(string? kind) => _kind = string.IsNullOrEmpty(kind) ? null : kind;

    // The paper is made while its tab opens; what it is made from is remembered by then or at the next read.
    private async Task FormOpenedAsync() => await ReadAsync();

    private async Task UploadedAsync()
    {
        var (name, kind) = (Chosen?.Name.Current, _kind);
        _kind = null;
        await ChangedAsync(kind, name, "AttachedNow");
    }

    private Task ChangedAsync(AttachedDocument document, string said) => ChangedAsync(document.KindCode, document.KindName.Current, said);

    private async Task ChangedAsync(string? kind, string? name, string said)
    {
        await ReadAsync();
        _announcement = Texts[said, name ?? ""];
        Wizard.SetErrors($"Documents.{kind}", []);
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
            await ChangedAsync(document, "DeletedNow");
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
