using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Upkeep;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>No mail waits for longer than the settings allow.</summary>
public sealed class OutboxHealth(HealthProbes probes, IOptions<HealthSettings> settings) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await probes.MailDelayAsync(cancellationToken) is { } delay && delay > TimeSpan.FromMinutes(settings.Value.OutboxMinutes)
            ? new HealthCheckResult(context.Registration.FailureStatus, $"A mail has waited for {(int)delay.TotalMinutes} minutes.")
            : HealthCheckResult.Healthy();
}

/// <summary>No row of the audit trail waits for its place in the chain for longer than the settings allow.</summary>
public sealed class SealerHealth(HealthProbes probes, IOptions<HealthSettings> settings) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await probes.SealingDelayAsync(cancellationToken) is { } delay && delay > TimeSpan.FromSeconds(settings.Value.SealerSeconds)
            ? new HealthCheckResult(context.Registration.FailureStatus, $"An audit row has waited for its seal for {(int)delay.TotalSeconds} seconds.")
            : HealthCheckResult.Healthy();
}
