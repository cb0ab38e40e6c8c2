using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Upkeep;

/// <summary>What the looks at the database ask.</summary>
public sealed class HealthProbes(IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock)
{
    /// <summary>Writes this server's row. Throws whatever keeps the database from being written to.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var (server, now) = (Environment.MachineName, clock.UtcNow());
        var written = await db.HealthMarks.Where(m => m.Server == server)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.At, now).SetProperty(x => x.Count, x => x.Count + 1), ct);
        if (written == 0)
        {
            db.HealthMarks.Add(new HealthMark { Server = server, At = now, Count = 1 });
            await AddAsync(db, ct);
        }
    }

    /// <summary>The file of the database; null where a server of its own keeps it.</summary>
    public async Task<string?> FileAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return db.Database.GetDbConnection() is SqliteConnection { DataSource: { Length: > 0 } file } ? file : null;
    }

    /// <summary>For how long the mail that is due longest has been due; null when none is. Mails that wait for an administrator do not count.</summary>
    public async Task<TimeSpan?> MailDelayAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var now = clock.UtcNow();

        // Each failed try moves the hour on: what counts is since when it should be gone.
        var oldest = await db.Outbox.Where(m => m.SentAt == null && m.DueAt != OutboxSender.Parked && (m.DueAt <= now || m.Attempts > 0))
            .MinAsync(m => (DateTime?)m.CreatedAt, ct);
        return oldest is { } since ? now - since : null;
    }

    /// <summary>For how long the oldest audit row has waited for its place in the chain; null when all have one.</summary>
    public async Task<TimeSpan?> SealingDelayAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var oldest = await db.AuditRows.Where(r => r.Sequence == null).OrderBy(r => r.Id).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(ct);
        return oldest is { } since ? clock.UtcNow() - since : null;
    }

    // Another portal of the same machine was faster by a moment: it was written, too.
    private static async Task AddAsync(PortalDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException fault) when (DatabaseRoom.IsOvertaken(fault))
        {
            db.ChangeTracker.Clear();
        }
    }
}
