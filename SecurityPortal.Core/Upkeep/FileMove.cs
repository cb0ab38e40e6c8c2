using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Upkeep;

/// <summary>
/// Copies the files that the database knows from one store to another, several at once, and removes none. What is there already is left, so it may be ended at
/// any moment and begun again, and a second pass brings what came in during the first.
/// </summary>
public sealed class FileMove(IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock)
{
    private const int AtOnce = 8;
    private const int Page = 500;

    /// <summary>
    /// Copies. Errors, after which it may be begun again: <see cref="DocumentErrors.StoreUnavailable"/>, <see cref="DocumentErrors.DiskFull"/>.
    /// </summary>
    /// <param name="from">Where the files are.</param>
    /// <param name="to">Where they shall be.</param>
    /// <param name="progress">Is told after every few hundred files.</param>
    /// <param name="ct">Ends the work; what is copied stays.</param>
    public async Task<Result<MoveReport>> RunAsync(IFileStore from, IFileStore to, Action<MoveReport> progress, CancellationToken ct)
    {
        var tally = new Tally();
        var last = Guid.Empty;
        while (true)
        {
            List<Row> rows;
            await using (var db = await dbFactory.CreateDbContextAsync(ct))
            {
                rows = await db.StoredFiles.Where(f => f.Id > last).OrderBy(f => f.Id).Take(Page)
                    .Select(f => new Row(f.Id, f.StorageKey, f.Size, f.Sha256)).ToListAsync(ct);
            }

            if (rows.Count == 0)
            {
                break;
            }

            last = rows[^1].Id;
            await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (row, token) =>
            {
                // Once a store is away the rest would wait for it in vain.
                if (tally.Error is null)
                {
                    await CopyAsync(from, to, row, tally, token);
                }
            });
            if (tally.Error is { } error)
            {
                return error;
            }

            progress(tally.Report());
        }

        var report = tally.Report();
        await using var log = await dbFactory.CreateDbContextAsync(ct);
        log.Audit(
            clock, null, "files.move", "files", null,
            $"{report.Moved} moved, {report.Already} already there, {report.Missing.Count} missing, {report.Differing.Count} differing");
        await log.SaveChangesAsync(ct);
        return report;
    }

    private async Task CopyAsync(IFileStore from, IFileStore to, Row row, Tally tally, CancellationToken ct)
    {
        var there = await IsThereAsync(to, row, ct);
        if (!there.IsOk || there.Value)
        {
            tally.Add(there.Error, ref tally.Already);
            return;
        }

        var opened = await from.OpenReadAsync(row.Key, ct);
        if (opened is { IsOk: true, Value: null })
        {
            // What was taken out meanwhile misses nobody.
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            if (await db.StoredFiles.AnyAsync(f => f.Id == row.Id, ct))
            {
                tally.Missing.Add(row.Key);
            }

            return;
        }

        await using var content = opened.IsOk ? opened.Value : null;
        var imported = content is null ? opened.Error! : await to.ImportAsync(row.Key, content, row.Sha256, ct);
        if (imported.Error?.Code == DocumentErrors.StoreDamaged.Code)
        {
            tally.Differing.Add(row.Key);
            return;
        }

        tally.Add(imported.Error, ref tally.Moved);
    }

    // Where the store notes no hash, the bytes are read.
    private static async Task<Result<bool>> IsThereAsync(IFileStore to, Row row, CancellationToken ct)
    {
        var found = await to.FindAsync(row.Key, ct);
        if (!found.IsOk || found.Value is not { } kept || kept.Length != row.Size)
        {
            return found.IsOk ? false : found.Error!;
        }

        if (kept.Sha256 is { } noted)
        {
            return noted == row.Sha256;
        }

        var opened = await to.OpenReadAsync(row.Key, ct);
        if (!opened.IsOk)
        {
            return opened.Error!.Code == DocumentErrors.StoreDamaged.Code ? false : opened.Error;
        }

        await using var content = opened.Value;
        return content is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)) == row.Sha256;
    }

    private sealed record Row(Guid Id, string Key, long Size, string Sha256);

    private sealed class Tally
    {
        public int Moved;
        public int Already;

        private Error? _error;

        public Error? Error => Volatile.Read(ref _error);

        public ConcurrentBag<string> Missing { get; } = [];

        public ConcurrentBag<string> Differing { get; } = [];

        /// <summary>Counts one file, or remembers why the work cannot go on.</summary>
        public void Add(Error? error, ref int count)
        {
            if (error is null)
            {
                Interlocked.Increment(ref count);
            }
            else
            {
                Volatile.Write(ref _error, error);
            }
        }

        public MoveReport Report() =>
            new(Moved, Already, [.. Missing.Order(StringComparer.Ordinal)], [.. Differing.Order(StringComparer.Ordinal)]);
    }
}

/// <summary>What a move came to.</summary>
/// <param name="Moved">Files copied.</param>
/// <param name="Already">Files that were there with the size and hash of their rows.</param>
/// <param name="Missing">Keys of files that have a row and are in neither store.</param>
/// <param name="Differing">Keys of files that are other ones than their rows say, and were not copied.</param>
public sealed record MoveReport(int Moved, int Already, IReadOnlyList<string> Missing, IReadOnlyList<string> Differing)
{
    public bool IsWhole => Missing.Count + Differing.Count == 0;
}
