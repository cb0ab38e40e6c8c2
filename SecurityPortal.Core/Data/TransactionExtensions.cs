using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Data;

/// <summary>Runs commands: one short transaction, saved whole or not at all.</summary>
public static class TransactionExtensions
{
    // Alone, only what is no command can still be in the way: a job, the audit's sealer.
    private const int MostTries = 6;

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction of its own context and commits when it answers a value; an error rolls everything back. Commands
    /// have the effect of running one after the other, on every database: on SQLite each holds the write lock from its start; elsewhere they are serialisable,
    /// and whoever lost a race, or the connection, runs again. That repeats the whole delegate, so it must have no effect outside the database.
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
        for (var attempt = 1; ; attempt++)
        {
            // The first time beside others; whoever lost a race runs again while no other command does, and sees what the winner did.
            var tried = await dbFactory.TryAsync(work, alone: attempt > 1, ct);
            if (tried.Fault is null)
            {
                return tried.Result;
            }

            if (tried.Race is LostRace.None || (attempt > 1 && tried.Race is LostRace.Forestalled))
            {
                tried.Fault.Throw();
            }

            if (attempt == MostTries)
            {
                throw new DbUpdateConcurrencyException($"Overtaken {MostTries} times.", tried.Fault.SourceException);
            }
        }
    }

    // What is thrown inside is tried again by the provider where the connection was lost; what is answered is not.
    private static async Task<Tried<T>> TryAsync<T>(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<PortalDbContext, Task<Result<T>>> work, bool alone, CancellationToken ct)
    {
        await using var outer = await dbFactory.CreateDbContextAsync(ct);
        return await outer.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            try
            {
                return new Tried<T>(await dbFactory.RunAsync(work, alone, ct), null, LostRace.None);
            }
            catch (Exception fault) when (LostRaces.Of(fault) is not LostRace.None || DatabaseRoom.IsOut(fault))
            {
                return new Tried<T>(default, ExceptionDispatchInfo.Capture(fault), LostRaces.Of(fault));
            }
        });
    }

    private static async Task<Result<T>> RunAsync<T>(
        this IDbContextFactory<PortalDbContext> dbFactory, Func<PortalDbContext, Task<Result<T>>> work, bool alone, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
        await db.TakeTurnAsync(alone, ct);
        var result = await work(db);
        if (result.IsOk)
        {
            await db.SaveChangesAsync(ct);
            await CommitAsync(transaction);
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
    }

    // A connection that is lost here leaves open whether everything is saved: doing it again might do it twice.
    private static async Task CommitAsync(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbException fault) when (LostRaces.Of(fault) is LostRace.None && !DatabaseRoom.IsOut(fault))
        {
            throw new InvalidOperationException("The connection was lost during a commit.", fault);
        }
    }

    private readonly record struct Tried<T>(Result<T> Result, ExceptionDispatchInfo? Fault, LostRace Race);
}
