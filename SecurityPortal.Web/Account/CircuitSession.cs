using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Web.Account;

/// <summary>
/// Binds a circuit to the session in which it was opened. When that ends, nobody acts in the circuit any more; above all not whoever has signed in to the
/// browser since, as whom the framework would go on after a reconnection.
/// </summary>
public sealed class CircuitSession(
    CurrentSession session,
    CircuitLife life,
    OpenSessions open,
    AuthenticationStateProvider authentication,
    TimeProvider clock,
    ILogger<CircuitSession> log) : CircuitHandler, IDisposable
{
    private Guid? _own;
    private IDisposable? _subscription;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        _own = PrincipalFactory.SessionIdOf(user);
        Sessions.FillFromCircuit(session, user);
        authentication.AuthenticationStateChanged += OnChanged;
        if (_own is { } id)
        {
            _subscription = open.Subscribe(id, LearnAsync);
        }
    }

    public void Dispose()
    {
        authentication.AuthenticationStateChanged -= OnChanged;
        _subscription?.Dispose();
    }

    private Task LearnAsync(SessionState state)
    {
        if (state.Phase == SessionPhase.Over)
        {
            EndHere(state);
        }
        else
        {
            life.Learn(state);
        }

        return Task.CompletedTask;
    }

    private void OnChanged(Task<AuthenticationState> state) =>
        CompareAsync(state).GoOn(fault =>
            log.LogError(fault, "A circuit could not learn who is signed in now; its commands ask the session's row all the same."));

    private async Task CompareAsync(Task<AuthenticationState> state)
    {
        try
        {
            if (PrincipalFactory.SessionIdOf((await state).User) is var id && id != _own)
            {
                EndHere(SessionState.Over(id is null ? SessionEnd.SignedOut : SessionEnd.Replaced, clock.UtcNow()));
            }
        }
        catch (OperationCanceledException)
        {
            // The circuit ends: nobody acts in it any more.
        }
    }

    private void EndHere(SessionState over)
    {
        if (life.IsOver)
        {
            return;
        }

        session.Principal = new ClaimsPrincipal(new ClaimsIdentity());
        life.Learn(over);
        (authentication as PortalAuthenticationState)?.End();
    }
}
