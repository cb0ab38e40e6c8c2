using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Deletes checked files of candidates and results a day after they were sent.</summary>
public sealed class ExamImportSweep(IDbContextFactory<PortalDbContext> dbFactory, IJobLeases leases, TimeProvider clock, ILogger<ExamImportSweep> log)
    : LeasedJob(TimeSpan.FromHours(1), leases, clock, log)
{
    private readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        var before = ExamImportStore.KeptSince(_clock.UtcNow());
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await db.ExamImports.Where(i => i.CreatedAt < before).ExecuteDeleteAsync(ct);
    }
}
