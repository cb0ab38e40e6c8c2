using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Upkeep;

/// <summary>Looks, after a restore, whether every row has its file.</summary>
public sealed class RestoredFiles(IDbContextFactory<PortalDbContext> dbFactory, IFileStore files, TimeProvider clock)
{
    /// <summary>Keys of files that are not there or of another size than their rows say. Leaves a row of the restore.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken ct)
    {
        var missing = new List<string>();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await foreach (var row in db.StoredFiles.AsNoTracking().Select(f => new { f.StorageKey, f.Size }).AsAsyncEnumerable().WithCancellation(ct))
        {
            await using var bytes = await files.OpenReadAsync(row.StorageKey, ct);
            if (bytes?.Length != row.Size)
            {
                missing.Add(row.StorageKey);
            }
        }

        db.Audit(clock, null, "backup.restore", "backup", null, $"{missing.Count} files missing");
        await db.SaveChangesAsync(ct);
        return missing;
    }
}
