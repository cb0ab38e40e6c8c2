using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Upkeep;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>The database takes what is written to it, and its disk has more room than the reserve.</summary>
public sealed class DatabaseHealth(HealthProbes probes, DiskRoom disk, IOptions<HealthSettings> settings) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await probes.WriteAsync(cancellationToken);
        return await probes.FileAsync(cancellationToken) is { } file && disk.FreeBytes(file) < settings.Value.ReserveBytes
            ? HealthCheckResult.Unhealthy("The disk of the database has no more room than the reserve.")
            : HealthCheckResult.Healthy();
    }
}
