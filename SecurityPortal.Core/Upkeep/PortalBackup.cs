using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Upkeep;

/// <summary>
/// Copies everything a portal must not lose into a folder, while it is in use. Files are kept before their rows and go after them; so files are copied first,
/// then the database as of one moment, then what that moment names and came in between. What is gone by then asks for a later moment.
/// </summary>
public sealed class PortalBackup(IDbContextFactory<PortalDbContext> dbFactory, IFileStore files, TimeProvider clock)
{
    /// <summary>Name of the database's copy.</summary>
    public const string Database = "portal.db";
    public const string Files = "files";
    public const string Keys = "keys";

    /// <summary>Name of the checkpoints' copy.</summary>
    public const string Checkpoints = "audit-checkpoints.jsonl";

    private const int Tries = 5;

    /// <summary>Makes the backup. Errors: <see cref="UpkeepErrors.TargetTaken"/>, <see cref="DocumentErrors.StoreUnavailable"/>.</summary>
    /// <param name="places">What is backed up.</param>
    /// <param name="target">The folder to make; it has its name once it is whole.</param>
    /// <param name="withFiles">False leaves the uploaded files to the store that keeps them, such as a bucket with versions.</param>
    /// <param name="ct">Ends the work and leaves <c>….partial</c> behind.</param>
    public async Task<Result<BackupReport>> CreateAsync(PortalPlaces places, string target, bool withFiles, CancellationToken ct)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            return UpkeepErrors.TargetTaken(target);
        }

        var partial = target + ".partial";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        PrivateFiles.CreateFolder(partial);
        var copied = new Dictionary<string, BackupEntry>();
        for (var attempt = 1; ; attempt++)
        {
            var first = await CopyFilesAsync(partial, withFiles ? await FilesAsync(dbFactory, ct) : [], copied, ct);
            if (!first.IsOk)
            {
                return first.Error!;
            }

            var entries = await CopyKeysAsync(places, partial, ct);
            var at = clock.UtcNow();
            var snapshot = await SnapshotAsync(places, partial, entries, ct);
            var named = withFiles ? snapshot : [];
            var rest = await CopyFilesAsync(partial, named, copied, ct);
            if (!rest.IsOk)
            {
                return rest.Error!;
            }

            var gone = rest.Value;
            if (gone > 0 && attempt < Tries && await AreGoneAsync(named, copied, ct))
            {
                continue;
            }

            Forget(partial, named, copied);
            entries.AddRange(copied.Values);
            var manifest = new BackupManifest(
                BackupManifest.CurrentVersion, at, places.Database is not null, [.. entries.OrderBy(e => e.Path, StringComparer.Ordinal)], !withFiles);
            await manifest.WriteAsync(partial, ct);
            Finish(partial, target);
            var report = new BackupReport(
                named.Count - gone, manifest.Entries.Sum(e => e.Size), gone, named.Count(f => copied.TryGetValue(f.Key, out var e) && e.Sha256 != f.Value));
            await AuditAsync(report, ct);
            return report;
        }
    }

    // Key and hash of every file that has a row.
    private static async Task<Dictionary<string, string>> FilesAsync(IDbContextFactory<PortalDbContext> from, CancellationToken ct)
    {
        await using var db = await from.CreateDbContextAsync(ct);
        return await FilesAsync(db, ct);
    }

    private static Task<Dictionary<string, string>> FilesAsync(PortalDbContext db, CancellationToken ct) =>
        db.StoredFiles.AsNoTracking().Select(f => new { f.StorageKey, f.Sha256 }).ToDictionaryAsync(f => f.StorageKey, f => f.Sha256, ct);

    /// <summary>Copies the database as of now; answers the files that it names.</summary>
    private async Task<Dictionary<string, string>> SnapshotAsync(PortalPlaces places, string folder, List<BackupEntry> entries, CancellationToken ct)
    {
        if (places.Database is null)
        {
            return await FilesAsync(dbFactory, ct);
        }

        var copy = Path.Combine(folder, Database);
        File.Delete(copy);
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            // One read transaction: writers go on beside it. No page of deleted rows comes along.
            db.Database.SetCommandTimeout(0);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", ct);
        }

        entries.Add(new BackupEntry(Database, new FileInfo(copy).Length, await BackupManifest.HashAsync(copy, ct)));
        await using var snapshot = new SqlitePortalDbContext(
            new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite($"Data Source={copy};Mode=ReadOnly;Pooling=False").Options);
        return await FilesAsync(snapshot, ct);
    }

    /// <summary>Copies those of the files that are not copied yet; answers how many are not there.</summary>
    private async Task<Result<int>> CopyFilesAsync(
        string folder, Dictionary<string, string> wanted, Dictionary<string, BackupEntry> copied, CancellationToken ct)
    {
        var gone = 0;
        foreach (var key in wanted.Keys.Where(k => !copied.ContainsKey(k)))
        {
            var opened = await files.OpenReadAsync(key, ct);
            if (opened is { Error: { } error } && error.Code != DocumentErrors.StoreDamaged.Code)
            {
                return error;
            }

            // What the store itself knows to be another file than was kept is of no use in a backup either.
            if (!opened.IsOk || opened.Value is not { } bytes)
            {
                gone++;
                continue;
            }

            await using (bytes)
            {
                copied[key] = await CopyAsync(bytes, folder, $"{Files}/{DiskFileStore.PlaceOf(key).Replace('\\', '/')}", ct);
            }
        }

        return gone;
    }

    // Rows that are still there by now miss their files whatever the moment: waiting would not help.
    private async Task<bool> AreGoneAsync(Dictionary<string, string> named, Dictionary<string, BackupEntry> copied, CancellationToken ct)
    {
        var now = await FilesAsync(dbFactory, ct);
        return named.Keys.Any(k => !copied.ContainsKey(k) && !now.ContainsKey(k));
    }

    // Before the database: each checkpoint then speaks of rows that the copy has.
    private static async Task<List<BackupEntry>> CopyKeysAsync(PortalPlaces places, string folder, CancellationToken ct)
    {
        var entries = new List<BackupEntry>();
        if (Directory.Exists(places.Keys))
        {
            var files = Directory.EnumerateFiles(places.Keys, "*", SearchOption.AllDirectories);
            foreach (var key in files.Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal)))
            {
                entries.Add(await CopyAsync(key, folder, $"{Keys}/{Path.GetRelativePath(places.Keys, key).Replace('\\', '/')}", ct));
            }
        }

        if (File.Exists(places.Checkpoints))
        {
            entries.Add(await CopyAsync(places.Checkpoints, folder, Checkpoints, ct));
        }

        return entries;
    }

    private static async Task<BackupEntry> CopyAsync(string from, string folder, string path, CancellationToken ct)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 80 * 1024, useAsync: true);
        return await CopyAsync(source, folder, path, ct);
    }

    private static async Task<BackupEntry> CopyAsync(Stream source, string folder, string path, CancellationToken ct)
    {
        var to = Path.Combine(folder, path);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(to)!);
        File.Delete(to);
        await using (var copy = new FileStream(to, PrivateFiles.NewFile()))
        {
            await source.CopyToAsync(copy, ct);
        }

        return new BackupEntry(path, new FileInfo(to).Length, await BackupManifest.HashAsync(to, ct));
    }

    private static void Forget(string folder, Dictionary<string, string> named, Dictionary<string, BackupEntry> copied)
    {
        foreach (var key in copied.Keys.Where(k => !named.ContainsKey(k)).ToList())
        {
            File.Delete(Path.Combine(folder, copied[key].Path));
            copied.Remove(key);
        }
    }

    private static void Finish(string partial, string target)
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target);
        }

        Directory.Move(partial, target);
    }

    private async Task AuditAsync(BackupReport report, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var detail = $"{report.Files} files, {report.Bytes} bytes, {report.Missing} missing, {report.Changed} changed";
        db.Audit(clock, null, "backup.create", "backup", null, detail);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What a backup came to.</summary>
/// <param name="Files">Uploaded files in it.</param>
/// <param name="Bytes">Bytes of everything in it.</param>
/// <param name="Missing">Files that have a row and were not there.</param>
/// <param name="Changed">Files that are other ones than their rows say.</param>
public sealed record BackupReport(int Files, long Bytes, int Missing, int Changed);
