using Microsoft.AspNetCore.Http.Features;

namespace SecurityPortal.Web.Hosting;

/// <summary>
/// Refuses circuits opened by a page of another site. Browsers send cookies with a web socket to anywhere, and no same-origin rule
/// protects it; the Origin header, which a page cannot forge, does.
/// </summary>
public static class CircuitOrigin
{
    public static void UseCircuitOriginCheck(this WebApplication app)
    {
        var publicOrigin = Uri.TryCreate(app.Configuration["Portal:PublicAddress"], UriKind.Absolute, out var address)
            ? address.GetLeftPart(UriPartial.Authority)
            : null;

        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || IsOwn(context, publicOrigin))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    private static bool IsOwn(HttpContext context, string? publicOrigin)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            // Browsers always name the origin of a web socket, but not that of a plain GET.
            return !IsWebSocket(context);
        }

        return origin.Equals(publicOrigin, StringComparison.OrdinalIgnoreCase)
            || origin.Equals($"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the request opens a web socket. The framework itself knows only behind its web socket middleware.</summary>
    internal static bool IsWebSocket(HttpContext context) =>
        context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true;
}
