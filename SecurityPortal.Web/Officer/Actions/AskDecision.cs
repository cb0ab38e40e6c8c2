using MudBlazor;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Officer.Actions;

/// <summary>Asks by <see cref="DecisionDialog"/>: for a note or reasons, and for whatever else is set here.</summary>
public sealed record AskDecision : ActionDialog
{
    /// <summary>Characters of the note; none is asked for where 0.</summary>
    public int NoteLength { get; init; } = CaseCommandFrame.MaxNote;

    /// <summary>Whether approval or refusal is recommended.</summary>
    public bool Recommendation { get; init; }

    public bool Date { get; init; }

    public bool Officer { get; init; }

    /// <inheritdoc/>
    public override async Task<object> BeginAsync(ActionCall call) => new DecisionForm
    {
        DateText = Date ? LocalTime.Format(await call.Services.Get<CaseViewQueries>().ProposedCompletionAsync(call.Alive)) : null,
    };

    /// <inheritdoc/>
    public override async Task ShowAsync(IDialogService dialogs, OfficerAction action, ActionCall call, Func<Task<Error?>> act)
    {
        var officers = Officer ? await call.Services.Get<QueueQueries>().OfficersAsync(call.Alive) : default;
        var parameters = new DialogParameters<DecisionDialog>
        {
            { d => d.Action, action },
            { d => d.Asks, this },
            { d => d.Form, call.Decision },
            { d => d.Act, act },
            { d => d.Explanation, action.Explanation?.Invoke(call.Case) },
            { d => d.Officers, officers.IsOk && officers.Value is { } names ? names : [] },
        };
        var dialog = await dialogs.ShowAsync<DecisionDialog>(action.Label, parameters, Options);
        await dialog.Result;
    }
}
