using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
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
        builder.Services.AddScoped<LivePages>();
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

    private static bool IsConnection(HttpContext context) => IsOfCircuits(context) && context.GetEndpoint()!.Metadata.GetMetadata<NegotiateMetadata>() is null
        && (CircuitOrigin.IsWebSocket(context) || HttpMethods.IsGet(context.Request.Method));

    // Besides pages, all that a browser sends where it has no web socket: its connection is no request that lasts.
    private static bool WantsCircuit(HttpContext context) => IsOfCircuits(context)
        || (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && HttpMethods.IsGet(context.Request.Method) && context.AcceptsInteractiveRouting());

    // By what the request is routed to: an address is written in many ways.
    private static bool IsOfCircuits(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null;
}
