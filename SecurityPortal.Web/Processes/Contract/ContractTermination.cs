using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Processes.Contract;

namespace SecurityPortal.Web.Processes.Contract;

/// <summary>Opens the dialog by which a company ends a contract before its last day.</summary>
public static class ContractTermination
{
    /// <summary>True when the contract was terminated.</summary>
    public static async Task<bool> TerminateContractAsync(this IDialogService dialogs, IStringLocalizer<ContractTexts> texts, ContractRow contract)
    {
        var parameters = new DialogParameters<TerminateDialog> { { d => d.Contract, contract } };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<TerminateDialog>(texts["Contract.Terminate"], parameters, options);
        return await dialog.Result is { Canceled: false };
    }
}
