using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Audit;

/// <summary>Signs the end of the audit trail outside the database, again and again, as long as rows come in.</summary>
public sealed class AuditAnchoring(
    AuditCheckpoints checkpoints, IOptions<AuditSettings> settings, IJobLeases leases, TimeProvider clock, ILogger<AuditAnchoring> log)
    : LeasedJob(TimeSpan.FromMinutes(settings.Value.CheckpointMinutes), leases, clock, log)
{
    /// <inheritdoc/>
    public override Task RunAsync(CancellationToken ct) => checkpoints.WriteAsync(ct);
}
