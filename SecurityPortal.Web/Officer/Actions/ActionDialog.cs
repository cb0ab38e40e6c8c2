using MudBlazor;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Officer.Actions;

/// <summary>What is asked before an action. A process whose question is of another kind derives a dialog of its own.</summary>
public abstract record ActionDialog
{
    /// <summary>Closes by its own buttons and the Escape key alone, so that a stray click loses nothing.</summary>
    protected static DialogOptions Options { get; } = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };

    /// <summary>A form with nothing typed yet. The page keeps it until the action is done, over closing and opening again.</summary>
    public abstract Task<object> BeginAsync(ActionCall call);

    /// <summary>Shows the dialog and waits until it closes.</summary>
    /// <param name="dialogs">Opens it.</param>
    /// <param name="action">The action.</param>
    /// <param name="call">The press, with the form.</param>
    /// <param name="act">Does it, with what the form holds by then. After an error the dialog stays, with everything typed.</param>
    public abstract Task ShowAsync(IDialogService dialogs, OfficerAction action, ActionCall call, Func<Task<Error?>> act);
}
