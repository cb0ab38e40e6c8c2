using System.Security.Claims;
using SecurityPortal.Core.Identity;

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

        var session = services.GetRequiredService<CurrentSession>();
        session.Device = DeviceText.Of(context.Request.Headers.UserAgent);
        Fill(session, context.User, remote, browser);
        return next(context);
    });

    /// <summary>The session of a circuit just opened.</summary>
    internal static void FillFromCircuit(CurrentSession session, ClaimsPrincipal user) => Fill(
        session, user, NullIfEmpty(user.FindFirstValue(RemoteClaim)) ?? session.Remote, NullIfEmpty(user.FindFirstValue(BrowserClaim)) ?? session.BrowserKey);

    private static void Fill(CurrentSession session, ClaimsPrincipal principal, string? remote, string? browser)
    {
        session.Principal = principal;
        session.Remote = remote;
        session.BrowserKey = browser;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
