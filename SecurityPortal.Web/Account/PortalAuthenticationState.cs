using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Web.Account;

/// <summary>Ends an open circuit's sign-in within half a minute of its account's disabling or change of stamp.</summary>
public sealed class PortalAuthenticationState(ILoggerFactory loggers, PrincipalFactory principals) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => SessionEvents.Freshness;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await principals.RenewAsync(authenticationState.User, cancellationToken) is not null;
}
