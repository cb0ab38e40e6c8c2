using Microsoft.Extensions.Diagnostics.HealthChecks;
using SecurityPortal.Core.Servers;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>The servers hear each other.</summary>
public sealed class RedisHealth(IServerBus bus) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        bus.IsAway
            ? new HealthCheckResult(context.Registration.FailureStatus, "Redis does not answer; live changes of other servers pause.")
            : bus is SingleServer ? HealthCheckResult.Healthy("None is set.")
            : HealthCheckResult.Healthy());
}
