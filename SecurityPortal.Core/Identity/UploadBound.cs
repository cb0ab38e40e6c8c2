using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Identity;

/// <summary>Bounds what one account sends in an hour, kept or refused: files by their number and their size, on all servers together.</summary>
public sealed class UploadBound(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, Throttle throttle, DocumentLimits limits, TimeProvider clock)
{
    private const int Kilobyte = 1024;

    /// <summary>Counts a file that is about to come; the error where it may not. Errors: document.too-many, <see cref="NotPermitted"/>.</summary>
    /// <param name="bytes">What the sender says it is long; null where they do not say.</param>
    /// <param name="ct">The sender has gone.</param>
    public async Task<Error?> TakeAsync(long? bytes, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        var account = actor.UserId.ToString("N");
        var size = (int)(Math.Min(bytes ?? limits.FileBytes, limits.FileBytes) / Kilobyte) + 1;
        if (await throttle.TakeAsync("upload", account, limits.HourlyFiles, ct)
            && await throttle.TakeAsync("upload-size", account, limits.HourlyMegabytes * Kilobyte, size, ct))
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.Audit(clock, actor, "document.upload-refused", "account", actor.UserId);
        await db.SaveChangesAsync(ct);
        return DocumentErrors.TooMany(limits.HourlyFiles, limits.HourlyMegabytes);
    }
}
