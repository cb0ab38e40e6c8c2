using Microsoft.AspNetCore.Components;
using MudBlazor;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Processes;

namespace SecurityPortal.Web.Officer.Actions;

/// <summary>The buttons of a case: what its process offers and this person may do now, or one sentence that says why there is nothing to do.</summary>
public sealed partial class CaseActionBar : ComponentWithLifetime
{
    // What was typed for each action outlives its dialog.
    private readonly Dictionary<CaseAction, object> _forms = [];

    private Guid _shown;
    private Error? _error;
    private CaseAction? _done;
    private bool _busy;

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ActionServices Services { get; init; }

    /// <summary>The case as it is on the screen.</summary>
    [Parameter, EditorRequired] public required CaseView Case { get; set; }

    /// <summary>Something was done, or another was faster: the page reads the case again.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<OfficerAction> Open => [.. ProcessScreens.Of(Case.ProcessKey).Actions.Where(a => Case.Actions.Contains(a.Action))];

    protected override void OnParametersSet()
    {
        if (_shown != Case.Id)
        {
            (_shown, _error, _done) = (Case.Id, null, null);
            _forms.Clear();
        }
    }

    private async Task StartAsync(OfficerAction action)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        (_error, _done) = (null, null);
        try
        {
            if (action.Dialog is not { } dialog)
            {
                _error = await ActAsync(action, null);
                return;
            }

            var call = new ActionCall(Case, Services, Alive);
            if (!_forms.TryGetValue(action.Action, out var form))
            {
                _forms[action.Action] = form = await dialog.BeginAsync(call);
            }

            await dialog.ShowAsync(Dialogs, action, call with { Form = form }, () => ActAsync(action, form));
        }
        finally
        {
            _busy = false;
        }
    }

    // Always over the version on the screen: when another was faster, the page has shown the new state before one presses again.
    private async Task<Error?> ActAsync(OfficerAction action, object? form)
    {
        var call = new ActionCall(Case, Services, Alive) { Form = form };
        var error = await action.Run(call);
        await OnChanged.InvokeAsync();
        if (error is null)
        {
            _forms.Remove(action.Action);
            _done = action.Outcome?.Invoke(call) ?? action.Action;
        }

        StateHasChanged();
        return error;
    }
}
