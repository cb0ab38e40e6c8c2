using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Upkeep;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>
/// What is on its way finds its place on this machine: a small file is taken, and gone at once, and the disk has more room than the reserve. A store elsewhere
/// that does not answer is told and closes nothing: everything but files goes on.
/// </summary>
public sealed class FileStoreHealth(IFileStore files, DiskRoom disk, IOptions<PortalOptions> portal, IOptions<HealthSettings> settings) : IHealthCheck
{
    private static readonly byte[] Sample = new byte[4096];

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream(Sample);
        var written = await files.WriteAsync(bytes, Sample.Length, cancellationToken);
        if (!written.IsOk)
        {
            return HealthCheckResult.Unhealthy("The file store takes no file.");
        }

        await written.Value.DisposeAsync();
        return disk.FreeBytes(portal.Value.DataDirectory) < settings.Value.ReserveBytes
            ? HealthCheckResult.Unhealthy("The disk of the files has no more room than the reserve.")
            : files is S3FileStore elsewhere && !await elsewhere.AnswersAsync(TimeSpan.FromSeconds(settings.Value.TimeoutSeconds / 2.0), cancellationToken)
            ? HealthCheckResult.Degraded("The store of the files does not answer; uploads are refused.")
            : HealthCheckResult.Healthy();
    }
}
