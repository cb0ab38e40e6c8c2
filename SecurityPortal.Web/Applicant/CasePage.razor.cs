using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Processes;

namespace SecurityPortal.Web.Applicant;

/// <summary>One of the applicant's cases: where it stands, what to do, its papers, its history, what was entered. Stays live.</summary>
public sealed partial class CasePage : ComponentWithLifetime
{
    private CaseView? _case;
    private Error? _error;
    private int? _version;
    private bool _missing;
    private bool _busy;
    private bool _overdue;

    [Inject] public required ApplicantCaseQueries Cases { get; init; }

    [Inject] public required CaseWithdrawal Withdrawal { get; init; }

    [Inject] public required DraftStore Drafts { get; init; }

    [Inject] public required MudBlazor.IDialogService Dialogs { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IStringLocalizer<ApplicantTexts> Texts { get; init; }

    [Inject] public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Parameter] public Guid CaseId { get; set; }

    /// <summary>Why the page opens: <c>filed</c> or <c>corrected</c> just now.</summary>
    [SupplyParameterFromQuery] public string? Done { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => await ReadAsync();

    private async Task ReadAsync()
    {
        var read = await Cases.ReadAsync(CaseId, _version, Alive);
        (_case, _missing) = (read.IsOk ? read.Value : null, !read.IsOk);
        _overdue = _case?.CompletionDue < Clock.Today();
    }

    private async Task ShowVersionAsync(int version)
    {
        _version = version;
        await ReadAsync();
    }

    private async Task ImproveAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var draft = await Drafts.StartCorrectionAsync(CaseId, Alive);
            _error = draft.Error;
            if (draft.IsOk)
            {
                Navigation.NavigateTo($"{ProcessCatalogue.Get(_case!.ProcessKey).Shelf.Route}/{draft.Value}");
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task AgainAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var draft = await Drafts.StartFromAsync(CaseId, Alive);
            _error = draft.Error;
            if (draft.IsOk)
            {
                Navigation.NavigateTo($"{ProcessCatalogue.Get(_case!.ProcessKey).Shelf.Route}/{draft.Value}");
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task WithdrawAsync()
    {
        if (_busy || !await Dialogs.ConfirmAsync(Texts["WithdrawTitle"], Texts["WithdrawText", _case!.Number], Texts["Withdraw"], danger: true))
        {
            return;
        }

        _busy = true;
        try
        {
            _error = (await Withdrawal.WithdrawAsync(CaseId, _case.Version, Alive)).Error;
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private bool PanelListsPapers => ProcessScreens.Of(_case!.ProcessKey).PanelListsPapers;

    private string? PictureLink(string kind) =>
        _case!.Files.FirstOrDefault(f => f.KindCode == kind) is { } picture ? $"/files/{picture.Id}?inline=true" : null;
}
