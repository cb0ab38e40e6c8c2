using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Upkeep;

/// <summary>Looks, after a restore, whether every row has its file.</summary>
public sealed class RestoredFiles(IDbContextFactory<PortalDbContext> dbFactory, IFileStore files, TimeProvider clock)
{
    /// <summary>
    /// Keys of files that are not there, or of another size or hash than their rows say, without reading them. Leaves a row of the restore. Error:
    /// <see cref="DocumentErrors.StoreUnavailable"/>.
    /// </summary>
    public async Task<Result<List<string>>> MissingAsync(CancellationToken ct)
    {
        var missing = new List<string>();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await foreach (var row in db.StoredFiles.AsNoTracking().Select(f => new { f.StorageKey, f.Size, f.Sha256 }).AsAsyncEnumerable().WithCancellation(ct))
        {
            var found = await files.FindAsync(row.StorageKey, ct);
            if (!found.IsOk)
            {
                return found.Error!;
            }

            if (found.Value is not { } kept || kept.Length != row.Size || (kept.Sha256 ?? row.Sha256) != row.Sha256)
            {
                missing.Add(row.StorageKey);
            }
        }

        db.Audit(clock, null, "backup.restore", "backup", null, $"{missing.Count} files missing");
        await db.SaveChangesAsync(ct);
        return missing;
    }
}
