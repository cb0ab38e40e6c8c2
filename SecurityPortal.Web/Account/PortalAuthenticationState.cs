using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account;

/// <summary>Who is signed in to a circuit, as its pages see it. Commands ask the session's row themselves.</summary>
public sealed class PortalAuthenticationState(ILoggerFactory loggers, UserSessions sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => SessionEvents.Freshness;

    /// <summary>Nobody from now on: what the pages showed goes.</summary>
    public void End() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        PrincipalFactory.SessionIdOf(authenticationState.User) is { } id && await sessions.HoldsAsync(id, isActivity: false, cancellationToken);
}
