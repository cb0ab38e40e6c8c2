using Microsoft.Extensions.Diagnostics.HealthChecks;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>The virus scanner answers about a few harmless bytes.</summary>
public sealed class ScannerHealth(IVirusScanner scanner) : IHealthCheck
{
    private static readonly byte[] Harmless = "SecurityPortal asks whether the scanner answers."u8.ToArray();

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream(Harmless);
        var answer = await scanner.ScanAsync(bytes, cancellationToken);
        return !answer.IsOk ? new HealthCheckResult(context.Registration.FailureStatus, "The scanner does not answer; uploads are refused.")
            : scanner is NoScanner ? HealthCheckResult.Healthy("None is set.")
            : HealthCheckResult.Healthy();
    }
}
