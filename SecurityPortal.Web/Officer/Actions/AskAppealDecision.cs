using MudBlazor;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Officer.Actions;

/// <summary>Asks by <see cref="AppealDecisionDialog"/> what the appeals body decided.</summary>
public sealed record AskAppealDecision : ActionDialog
{
    /// <inheritdoc/>
    public override Task<object> BeginAsync(ActionCall call) => Task.FromResult<object>(new AppealDecisionForm());

    /// <inheritdoc/>
    public override async Task ShowAsync(IDialogService dialogs, OfficerAction action, ActionCall call, Func<Task<Error?>> act)
    {
        var parameters = new DialogParameters<AppealDecisionDialog> { { d => d.Form, (AppealDecisionForm)call.Form! }, { d => d.Act, act } };
        var dialog = await dialogs.ShowAsync<AppealDecisionDialog>(action.Label, parameters, Options);
        await dialog.Result;
    }
}
