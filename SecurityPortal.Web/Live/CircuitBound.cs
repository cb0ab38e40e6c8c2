using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Live;

/// <summary>
/// Puts the bound on open pages together, and ends what comes at twice the bound: no connection for a circuit, and no page that would want one.
/// </summary>
public static class CircuitBound
{
    public static void AddCircuitBounds(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CircuitBounds>().Bind(builder.Configuration.GetSection(CircuitBounds.Section))
            .Validate(b => b.IsUsable, $"In the section {CircuitBounds.Section} each number must be above zero.")
            .ValidateOnStart();
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddScoped<CircuitPlace>();
        builder.Services.AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler>(p => p.GetRequiredService<CircuitPlace>());
    }

    /// <summary>Stands behind what learns who asks, and from where.</summary>
    public static void UseCircuitBounds(this WebApplication app) => app.Use(async (context, next) =>
    {
        var isConnection = IsConnection(context);
        if (!isConnection && !WantsCircuit(context))
        {
            await next(context);
            return;
        }

        var session = context.RequestServices.GetRequiredService<CurrentSession>();
        var circuits = context.RequestServices.GetRequiredService<OpenCircuits>();
        var (account, network) = (CircuitPlace.AccountOf(session.Principal), Networks.Of(session.Remote));
        using var connection = isConnection ? circuits.Connect(account, network) : null;
        if (isConnection ? connection is null : circuits.IsAtTheEnd(account, network))
        {
            PortalMeter.CircuitRefused("connection");
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        // The request of a connection lasts as long as the connection itself.
        await next(context);
    });

    private static bool IsConnection(HttpContext context) => context.Request.Path.Equals("/_blazor", StringComparison.OrdinalIgnoreCase)
        && (CircuitOrigin.IsWebSocket(context) || HttpMethods.IsGet(context.Request.Method));

    private static bool WantsCircuit(HttpContext context) => context.Request.Path.StartsWithSegments("/_blazor/negotiate", StringComparison.OrdinalIgnoreCase)
        || (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && HttpMethods.IsGet(context.Request.Method) && context.AcceptsInteractiveRouting());
}
