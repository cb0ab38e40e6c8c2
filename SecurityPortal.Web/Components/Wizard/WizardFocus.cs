using Microsoft.JSInterop;

namespace SecurityPortal.Web.Components.Wizard;

/// <summary>Moves the focus to an element of the wizard's page, also to one that takes none by itself.</summary>
internal sealed class WizardFocus(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>Puts the focus on the element with this id, or on the list to which it belongs.</summary>
    public async Task MoveAsync(string elementId, CancellationToken ct)
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", ct, "./Components/Wizard/StepWizard.razor.js");
        await _module.InvokeVoidAsync("focus", ct, elementId);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone already.
        }
    }
}
