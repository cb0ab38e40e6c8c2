using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using SecurityPortal.Core.Identity;

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
    public static void UseCircuitBounds(this WebApplication app) => app.Use((context, next) =>
    {
        if (!WantsCircuit(context))
        {
            return next(context);
        }

        var session = context.RequestServices.GetRequiredService<CurrentSession>();
        var circuits = context.RequestServices.GetRequiredService<OpenCircuits>();
        if (!circuits.IsAtTheEnd(CircuitPlace.AccountOf(session.Principal), Networks.Of(session.Remote)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    });

    private static bool WantsCircuit(HttpContext context) => context.Request.Path.StartsWithSegments("/_blazor/negotiate", StringComparison.OrdinalIgnoreCase)
        || (context.Request.Path.Equals("/_blazor", StringComparison.OrdinalIgnoreCase) && context.WebSockets.IsWebSocketRequest)
        || (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && HttpMethods.IsGet(context.Request.Method) && context.AcceptsInteractiveRouting());
}
