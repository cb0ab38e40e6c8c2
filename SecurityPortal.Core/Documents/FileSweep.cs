using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Documents;

/// <summary>Once a day, files that nothing refers to any more go: first their rows, then the bytes without a row. Nothing younger than a day is
/// touched.</summary>
public sealed class FileSweep(IDbContextFactory<PortalDbContext> dbFactory, IFileStore files, TimeProvider clock, ILogger<FileSweep> log)
    : PeriodicJob(TimeSpan.FromDays(1), clock, log)
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var before = _clock.UtcNow() - Age;
        var unused = FileUses.Of(db).Aggregate(db.StoredFiles.Where(f => f.CreatedAt < before), (rest, used) => rest.Where(f => !used.Any(id => id == f.Id)));
        var rows = await unused.ExecuteDeleteAsync(ct);
        var swept = await files.SweepAsync(db.StoredFiles.Select(f => f.StorageKey).AsAsyncEnumerable(), Age, ct);
        if (rows + swept > 0)
        {
            log.LogInformation("Swept {Rows} unused file rows and {Files} files.", rows, swept);
        }
    }
}
