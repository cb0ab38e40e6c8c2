using System.Security.Claims;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Live;

/// <summary>Takes this circuit's place among those of its account and network; beyond the bound the circuit draws one sentence and nothing else.</summary>
public sealed class CircuitPlace(OpenCircuits circuits, CurrentSession session, ILogger<CircuitPlace> log) : CircuitHandler, IDisposable
{
    private OpenCircuits.Place? _place;
    private bool _isLeft;

    /// <summary>Behind the handler that learns who opened the circuit, and from where.</summary>
    public override int Order => 1;

    /// <summary>Too many pages are open: this one is none.</summary>
    public bool IsRefused => _place is { IsWithin: false };

    /// <inheritdoc/>
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _place = circuits.Enter(AccountOf(session.Principal), Networks.Of(session.Remote));
        PortalMeter.CircuitOpened();
        if (IsRefused)
        {
            PortalMeter.CircuitRefused("page");
            log.LogWarning("A circuit beyond the bounds: {Account}.", AccountOf(session.Principal));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_place is { } place && !Interlocked.Exchange(ref _isLeft, true))
        {
            place.Dispose();
            PortalMeter.CircuitClosed();
        }
    }

    internal static Guid? AccountOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
