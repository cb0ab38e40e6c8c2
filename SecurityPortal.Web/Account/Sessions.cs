using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Web.Account;

/// <summary>Fills <see cref="CurrentSession"/>: for requests from the request, for circuits from what the request that opened them left in the
/// principal.</summary>
public static class Sessions
{
    private const string RemoteClaim = "portal:remote";
    private const string BrowserClaim = "portal:browser";

    public static void UseSessions(this WebApplication app) => app.Use((context, next) =>
    {
        var services = context.RequestServices;
        var remote = context.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;
        var browser = services.GetRequiredService<ProtectedCookies>().Browser(context) is { } name ? services.GetRequiredService<Throttle>()
            .Hash($"browser|{name}") : null;
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            // A circuit has no request; the hub hands it this principal.
            context.User.AddIdentity(new ClaimsIdentity([new(RemoteClaim, remote ?? ""), new(BrowserClaim, browser ?? "")]));
        }

        Fill(services.GetRequiredService<CurrentSession>(), context.User, remote, browser);
        return next(context);
    });

    private static void Fill(CurrentSession session, ClaimsPrincipal principal, string? remote, string? browser)
    {
        session.Principal = principal;
        session.Remote = remote;
        session.BrowserKey = browser;
    }

    /// <summary>Keeps a circuit's session as its authentication state is, changes included.</summary>
    public sealed class CircuitSession(CurrentSession session, AuthenticationStateProvider authentication, ILogger<CircuitSession> log)
        : CircuitHandler, IDisposable
    {
        public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            authentication.AuthenticationStateChanged += OnChanged;
            Take(await authentication.GetAuthenticationStateAsync());
        }

        public void Dispose() => authentication.AuthenticationStateChanged -= OnChanged;

        private void OnChanged(Task<AuthenticationState> state) =>
            TakeAsync(state).GoOn(fault => log.LogError(fault, "A circuit could not learn who is signed in now; it acts as before."));

        private async Task TakeAsync(Task<AuthenticationState> state)
        {
            try
            {
                Take(await state);
            }
            catch (OperationCanceledException)
            {
                // The circuit ends: nobody acts in it any more.
            }
        }

        private void Take(AuthenticationState state) =>
            Fill(session, state.User, NullIfEmpty(state.User.FindFirstValue(RemoteClaim)) ?? session.Remote,
                NullIfEmpty(state.User.FindFirstValue(BrowserClaim)) ?? session.BrowserKey);

        private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }
}
