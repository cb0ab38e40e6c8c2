using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Removes files that nothing refers to any more: what was replaced or taken out goes within the hour, row and bytes. Once a day the bytes that have no row are
/// looked for as well; of those nothing younger than a day is touched.
/// </summary>
public sealed class FileSweep(IDbContextFactory<PortalDbContext> dbFactory, IFileStore files, IJobLeases leases, TimeProvider clock, ILogger<FileSweep> log)
    : LeasedJob(TimeSpan.FromMinutes(15), leases, clock, log)
{
    private const int AtOnce = 500;

    private static readonly TimeSpan RowAge = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ByteAge = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock = clock;
    private DateTime? _lookedForBytes;

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken ct)
    {
        var rows = await SweepRowsAsync(ct);
        var swept = 0;
        if (_lookedForBytes is null || _clock.UtcNow() - _lookedForBytes >= ByteAge)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            var looked = await files.SweepAsync(db.StoredFiles.Select(f => f.StorageKey).AsAsyncEnumerable(), ByteAge, ct);
            if (looked.IsOk)
            {
                (swept, _lookedForBytes) = (looked.Value, _clock.UtcNow());
            }
        }

        if (rows + swept > 0)
        {
            log.LogInformation("Swept {Rows} unused files, and {Files} without a row.", rows, swept);
        }
    }

    // Looked for without the database's write lock, since that reads every file's row; deleted where it is still unused.
    private async Task<int> SweepRowsAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var before = _clock.UtcNow() - RowAge;
        var unused = FileUses.Of(db).Aggregate(
            db.StoredFiles.AsNoTracking().Where(f => f.CreatedAt < before), (rest, used) => rest.Where(f => !used.Any(id => id == f.Id)));
        var found = await unused.Select(f => new { f.Id, f.StorageKey }).ToListAsync(ct);
        var gone = 0;
        foreach (var batch in found.Chunk(AtOnce))
        {
            var ids = batch.Select(f => f.Id).ToList();
            await unused.Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(ct);
            var kept = await db.StoredFiles.Where(f => ids.Contains(f.Id)).Select(f => f.Id).ToListAsync(ct);
            foreach (var file in batch.Where(f => !kept.Contains(f.Id)))
            {
                await files.DeleteAsync(file.StorageKey, ct);
                gone++;
            }
        }

        return gone;
    }
}
