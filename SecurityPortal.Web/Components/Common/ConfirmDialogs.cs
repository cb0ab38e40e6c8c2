using MudBlazor;

namespace SecurityPortal.Web.Components.Common;

/// <summary>Asks before something that cannot easily be taken back.</summary>
public static class ConfirmDialogs
{
    /// <summary>True when the person pressed the button named <paramref name="action"/>; false for Cancel, Escape and leaving the page.</summary>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string action, bool danger = false)
    {
        var parameters = new DialogParameters<ConfirmDialog> { { d => d.Text, text }, { d => d.Action, action }, { d => d.Danger, danger } };
        var options = new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, options);
        return await dialog.Result is { Canceled: false };
    }
}
