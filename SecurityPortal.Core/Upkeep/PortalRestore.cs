using System.Globalization;
using Microsoft.Data.Sqlite;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Upkeep;

/// <summary>
/// Puts a backup in its place. The portal must not run meanwhile. What stands there is never deleted: it is put aside under another name. In a store elsewhere
/// files are added: under a key of its own each is the same file for ever.
/// </summary>
public sealed class PortalRestore(IFileStore files, TimeProvider clock)
{
    /// <summary>
    /// Checks the whole backup before it touches anything, then restores it. Answers what was put aside. Errors: <see cref="UpkeepErrors.NoBackup"/>,
    /// <see cref="UpkeepErrors.Damaged"/>, <see cref="UpkeepErrors.OtherDatabase"/>, <see cref="UpkeepErrors.PlaceTaken"/>; <see
    /// cref="UpkeepErrors.NotRestored"/> when something cannot be moved or written, <see cref="DocumentErrors.StoreUnavailable"/>: then everything is where it
    /// was.
    /// </summary>
    /// <param name="source">Folder of the backup.</param>
    /// <param name="places">Where it goes.</param>
    /// <param name="replace">Whether what is there may be put aside.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<IReadOnlyList<string>>> RestoreAsync(string source, PortalPlaces places, bool replace, CancellationToken ct)
    {
        if (await BackupManifest.ReadAsync(source, ct) is not { } manifest)
        {
            return UpkeepErrors.NoBackup(source);
        }

        if (await manifest.DamagedAsync(source, ct) is { } damaged)
        {
            return UpkeepErrors.Damaged(damaged.Path);
        }

        if (manifest.HasDatabase != (places.Database is not null))
        {
            return UpkeepErrors.OtherDatabase;
        }

        // A backup that holds no files leaves those that are there.
        var taken = Taken(places, withFiles: !manifest.WithoutFiles).ToList();
        if (taken.Count > 0 && !replace)
        {
            return UpkeepErrors.PlaceTaken(string.Join(", ", taken));
        }

        var suffix = ".before-restore-" + clock.UtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var (aside, copied) = (new List<string>(), new List<string>());
        try
        {
            if (places.Files is null && await ImportAsync(source, manifest, ct) is { } error)
            {
                return error;
            }

            foreach (var place in taken)
            {
                Directory.Move(place, place + suffix);
                aside.Add(place);
            }

            Copy(source, manifest, places, copied, ct);

            if (places.Database is { } database)
            {
                await PrepareAsync(database, ct);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            PutBack(places, aside, copied, suffix);
            return UpkeepErrors.NotRestored(fault.Message);
        }
        catch
        {
            PutBack(places, aside, copied, suffix);
            throw;
        }

        return aside.ConvertAll(place => place + suffix);
    }

    // Before anything else: what was added and is not named by the database in the end is swept.
    private async Task<Error?> ImportAsync(string source, BackupManifest manifest, CancellationToken ct)
    {
        foreach (var entry in manifest.Entries.Where(e => e.Path.StartsWith(PortalBackup.Files + '/', StringComparison.Ordinal)))
        {
            var key = Path.GetFileName(entry.Path);
            var found = await files.FindAsync(key, ct);
            if (!found.IsOk)
            {
                return found.Error;
            }

            if (found.Value == new KeptFile(entry.Size, entry.Sha256))
            {
                continue;
            }

            await using var content = File.OpenRead(Path.Combine(source, entry.Path));
            var imported = await files.ImportAsync(key, content, entry.Sha256, ct);
            if (!imported.IsOk)
            {
                return imported.Error;
            }
        }

        return null;
    }

    // A portal that starts after half a restore would begin with an empty database.
    private static void PutBack(PortalPlaces places, List<string> aside, List<string> copied, string suffix)
    {
        foreach (var file in copied)
        {
            File.Delete(file);

            // What lay beside the old database may still be there, and goes only with a new one.
            (file == places.Database ? Beside(places) : []).ToList().ForEach(File.Delete);
        }

        // The last first: one may have lain in another.
        foreach (var place in aside.AsEnumerable().Reverse())
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }

            Directory.Move(place + suffix, place);
        }
    }

    private static IEnumerable<string> Taken(PortalPlaces places, bool withFiles)
    {
        IEnumerable<string> single = places.Database is { } database ? [database, .. Beside(places), places.Checkpoints] : [places.Checkpoints];
        IEnumerable<string?> folders = [withFiles ? places.Files : null, places.Keys];
        return single.Where(File.Exists).Concat(folders.OfType<string>().Where(HoldsFiles));
    }

    // Beside the database lie what it has not yet taken in, and its index: one without the others is worth nothing.
    private static IEnumerable<string> Beside(PortalPlaces places) => places.Database is { } database ? [database + "-wal", database + "-shm"] : [];

    private static bool HoldsFiles(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any();

    // Null for a file that a store elsewhere keeps.
    private static string? PlaceOf(string entry, PortalPlaces places) => entry.Split('/', 2) switch
    {
        [PortalBackup.Database] => places.Database!,
        [PortalBackup.Checkpoints] => places.Checkpoints,
        [PortalBackup.Files, var rest] => places.Files is { } folder ? Path.Combine(folder, rest) : null,
        [PortalBackup.Keys, var rest] => Path.Combine(places.Keys, rest),
        _ => throw new InvalidOperationException($"A manifest names {entry}, which no backup holds."),
    };

    private static void Copy(string source, BackupManifest manifest, PortalPlaces places, List<string> copied, CancellationToken ct)
    {
        foreach (var entry in manifest.Entries)
        {
            ct.ThrowIfCancellationRequested();
            if (PlaceOf(entry.Path, places) is { } to)
            {
                Copy(Path.Combine(source, entry.Path), to);
                copied.Add(to);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        var folder = Path.GetDirectoryName(to)!;
        PrivateFiles.CreateFolder(folder);

        // It has its name once it is whole.
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.restoring");
        try
        {
            using (var source = File.OpenRead(from))
            using (var copy = new FileStream(temporary, PrivateFiles.NewFile()))
            {
                source.CopyTo(copy);
            }

            File.Move(temporary, to);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // A copy made by VACUUM has lost the mode in which readers and the writer do not wait for each other.
    private static async Task PrepareAsync(string database, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = wal";
        await command.ExecuteNonQueryAsync(ct);
    }
}
