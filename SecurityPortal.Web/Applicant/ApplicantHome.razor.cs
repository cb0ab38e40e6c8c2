using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Layout;

namespace SecurityPortal.Web.Applicant;

/// <summary>The applicant's first page: what waits for them, their drafts, their cases.</summary>
public sealed partial class ApplicantHome : ComponentWithLifetime
{
    private IReadOnlyList<ApplicantCaseRow>? _cases;
    private IReadOnlyList<DraftRow>? _drafts;
    private bool _busy;
    private bool _isPerson;

    [Inject] public required ApplicantCaseQueries Cases { get; init; }

    [Inject] public required DraftStore Drafts { get; init; }

    [Inject] public required IActorAccessor Actors { get; init; }

    [Inject] public required MudBlazor.IDialogService Dialogs { get; init; }

    [Inject] public required IStringLocalizer<ApplicantTexts> Texts { get; init; }

    private string ServiceRoute => PortalMenu.FirstService(_isPerson ? MenuReader.Individual : MenuReader.Company);

    private IReadOnlyList<DraftRow> NewDrafts => [.. _drafts!.Where(d => d.CaseId is null)];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _isPerson = await Actors.FindAsync(Alive) is { IndividualId: not null };
        await ReadAsync();
    }

    private static bool NeedsAction(ApplicantCaseRow file) => CaseStates.Of(file.Status).AsksApplicant;

    private static string DraftAddress(DraftRow draft) => $"{ProcessCatalogue.Get(draft.ProcessKey).Shelf.Route}/{draft.Id}";

    private static string Title(string key, LocalName className) => ProcessCatalogue.Get(key).Titled(className);

    private static string? Kind(string key, RequestKind kind) => ProcessCatalogue.Get(key).HasKinds ? $"{CaseLabels.Kind(key, kind)} · " : null;

    private static string? About(string? name) => name is null ? null : $" – {name}";

    private async Task ReadAsync()
    {
        _cases = await Cases.ListAsync(Alive);
        _drafts = await Drafts.MineAsync(Alive);
    }

    private async Task DeleteAsync(DraftRow draft)
    {
        if (_busy || !await Dialogs.ConfirmAsync(Texts["DeleteDraftTitle"], Texts["DeleteDraftText", draft.ClassName.Current], Texts["DeleteDraft"],
            danger: true))
        {
            return;
        }

        _busy = true;
        try
        {
            await Drafts.DeleteAsync(draft.Id, Alive);
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
