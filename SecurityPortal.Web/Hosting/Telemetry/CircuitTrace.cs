using Microsoft.AspNetCore.Components.Server.Circuits;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Hosting.Telemetry;

/// <summary>Begins a trace for each event of an open page: its commands, and the page that fails, have one reference.</summary>
public sealed class CircuitTrace : CircuitHandler
{
    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        using var span = PortalTrace.BeginOwn("Circuit");
        await next(context);
    };
}
