using MudBlazor;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Components.Appeals;

/// <summary>Opens the dialog of an appeal.</summary>
public static class AppealDialogs
{
    /// <summary>Asks for the appeal and files it.</summary>
    /// <param name="dialogs">Service of dialogs.</param>
    /// <param name="title">Title.</param>
    /// <param name="form">Keeps what is typed.</param>
    /// <param name="isLate">The last day has passed.</param>
    /// <param name="act">Files it; answers what went wrong.</param>
    public static async Task AppealAsync(this IDialogService dialogs, string title, AppealForm form, bool isLate, Func<Task<Error?>> act)
    {
        var parameters = new DialogParameters<AppealDialog> { { d => d.Form, form }, { d => d.Act, act }, { d => d.IsLate, isLate } };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<AppealDialog>(title, parameters, options);
        await dialog.Result;
    }
}
