using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Appeals;

namespace SecurityPortal.Web.Officer;

/// <summary>What a supervisor does with an appeal.</summary>
public sealed partial class CaseFile
{
    private readonly AppealDecisionForm _appealForm = new();

    [Inject] public required AppealRecording Appeals { get; init; }

    [Inject] public required IStringLocalizer<AppealTexts> AppealTexts { get; init; }

    private async Task RecordAppealAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        (_error, _done) = (null, null);
        try
        {
            var parameters = new DialogParameters<AppealDecisionDialog> { { d => d.Form, _appealForm }, { d => d.Act, RecordAsync } };
            var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
            var dialog = await Dialogs.ShowAsync<AppealDecisionDialog>(AppealTexts["RecordTitle"], parameters, options);
            await dialog.Result;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task<Error?> RecordAsync()
    {
        var recorded = await Appeals.RecordAsync(CaseId, _case!.Version, _appealForm.Decision, Alive);
        await RefreshAsync();
        if (recorded.IsOk)
        {
            _done = _appealForm.Outcome switch
            {
                AppealOutcome.Upheld => CaseAction.AppealUphold,
                AppealOutcome.Rejected => CaseAction.AppealReject,
                _ => CaseAction.AppealReturn,
            };
        }

        StateHasChanged();
        return recorded.Error;
    }
}
