using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>No proxy stands before the portal that the settings do not name.</summary>
public sealed class ProxyHealth(ProxySight sight) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        sight.IsUnnamed
            ? new HealthCheckResult(context.Registration.FailureStatus, "A proxy stands before the portal, and the setting Proxies names none.")
            : HealthCheckResult.Healthy());
}
