using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>Runs commands: one short transaction, saved whole or not at all.</summary>
public static class TransactionExtensions
{
    /// <summary>
    /// Runs <paramref name="work"/> in a transaction of its own context and commits when it answers a value; an error rolls everything back. On SQLite the
    /// transaction holds the write lock from its start. A provider that retries repeats the whole delegate, so it must have no effect outside the database.
    /// Error besides: <see cref="ReadOnlyPortal"/> while the gate is closed, or when the database turns out to have no room. The journal tells of it under the
    /// name of the calling method: one that is given the work by another takes that one's name and passes it on.
    /// </summary>
    public static Task<Result<T>> InTransactionAsync<T>(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<PortalDbContext, Task<Result<T>>> work, CancellationToken ct,
        [CallerMemberName] string command = "", [CallerFilePath] string file = "") =>
        dbFactory.AsCommandAsync(() => dbFactory.ThroughGateAsync(work, ct), command, file);

    /// <summary>The same, where somebody else may change the same row at the same moment: the slower one is answered <paramref name="lost"/>.</summary>
    public static Task<Result<T>> InTransactionAsync<T>(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<PortalDbContext, Task<Result<T>>> work, Error lost, CancellationToken ct,
        [CallerMemberName] string command = "", [CallerFilePath] string file = "") =>
        dbFactory.AsCommandAsync(() => dbFactory.ThroughGateAsync(work, lost, ct), command, file);

    /// <summary>Runs a command that makes its transaction itself; the journal tells of it.</summary>
    public static Task<Result<T>> AsCommandAsync<T>(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<Task<Result<T>>> work, string command, string file) =>
        (dbFactory as IGatedDbFactory)?.Journal.RunAsync(command, file, work) ?? work();

    private static async Task<Result<T>> ThroughGateAsync<T>(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<PortalDbContext, Task<Result<T>>> work, CancellationToken ct)
    {
        var gate = (dbFactory as IGatedDbFactory)?.Gate;
        if (gate?.IsClosed == true)
        {
            return new ReadOnlyPortal();
        }

        try
        {
            return await dbFactory.InReserveAsync(work, ct);
        }
        catch (Exception fault) when (DatabaseRoom.IsOut(fault))
        {
            // Everybody learns of it now, not with the next look at the database.
            gate?.Set(closed: true);
            return new ReadOnlyPortal();
        }
    }

    private static async Task<Result<T>> ThroughGateAsync<T>(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<PortalDbContext, Task<Result<T>>> work, Error lost, CancellationToken ct)
    {
        try
        {
            return await dbFactory.ThroughGateAsync(work, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return lost;
        }
    }

    /// <summary>
    /// As a command's transaction, but while the portal is read-only too: for the small rows that signing in, counting and looking leave. The room
    /// that is kept back for them is part of the settings.
    /// </summary>
    public static async Task<Result<T>> InReserveAsync<T>(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<PortalDbContext, Task<Result<T>>> work, CancellationToken ct)
    {
        await using var outer = await dbFactory.CreateDbContextAsync(ct);
        return await outer.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var result = await work(db);
            if (result.IsOk)
            {
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(CancellationToken.None);
            }
            else if (db.KeptOnRollback.Count > 0)
            {
                await transaction.RollbackAsync(CancellationToken.None);
                db.ChangeTracker.Clear();
                db.AddRange(db.KeptOnRollback);

                // Whoever was refused cannot take the row back by leaving.
                await db.SaveChangesAsync(CancellationToken.None);
            }

            return result;
        });
    }
}
