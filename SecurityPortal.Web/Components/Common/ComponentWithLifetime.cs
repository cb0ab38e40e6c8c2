using Microsoft.AspNetCore.Components;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Web.Components.Common;

/// <summary>Base of components that wait for services: gives one token that ends with the component.</summary>
public abstract class ComponentWithLifetime : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _lifetime = new();

    // Held apart from its source, which refuses to give its token once disposed.
    protected ComponentWithLifetime() => Alive = _lifetime.Token;

    /// <summary>Cancelled when the component leaves the page or its circuit ends. Every awaited service call takes it.</summary>
    protected CancellationToken Alive { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Begins work for an event whose sender waits for nobody, on the component's own thread, and draws the component after it. A failure reaches the page's
    /// error boundary as that of a handler does; a component that is gone has none to show it.
    /// </summary>
    protected void Begin(Func<Task> work) => InvokeAsync(async () =>
    {
        await work();
        StateHasChanged();
    }).GoOn(fault => Alive.IsCancellationRequested ? Task.CompletedTask : DispatchExceptionAsync(fault));

    /// <summary>Draws the component again; may be called on any thread.</summary>
    protected void Redraw() => Begin(() => Task.CompletedTask);

    /// <summary>For what a derived component holds besides; it calls the base last.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _lifetime.Cancel();
            _lifetime.Dispose();
        }
    }
}
