using System.Security.Cryptography;
using System.Text.Json;

namespace SecurityPortal.Core.Upkeep;

/// <summary>What a backup holds; the file <c>manifest.json</c> in it, written last.</summary>
/// <param name="Version">Form of the backup.</param>
/// <param name="At">Moment of the database's state, UTC.</param>
/// <param name="HasDatabase">False where the database is backed up by its own server.</param>
/// <param name="Entries">Every other file of the backup.</param>
/// <param name="WithoutFiles">True where the uploaded files were left to the store that keeps them.</param>
public sealed record BackupManifest(int Version, DateTime At, bool HasDatabase, IReadOnlyList<BackupEntry> Entries, bool WithoutFiles = false)
{
    public const string FileName = "manifest.json";
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes it into the folder.</summary>
    public async Task WriteAsync(string folder, CancellationToken ct)
    {
        await using var file = File.Create(Path.Combine(folder, FileName));
        await JsonSerializer.SerializeAsync(file, this, Json, ct);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The manifest of a folder; null where there is none that this portal can read.</summary>
    public static async Task<BackupManifest?> ReadAsync(string folder, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(folder, FileName));
            return await JsonSerializer.DeserializeAsync<BackupManifest>(file, Json, ct) is { Version: CurrentVersion, Entries: not null } read
                && read.Entries.All(e => e.IsInside) ? read : null;
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The first entry that is not in the folder as the manifest says; null when all are.</summary>
    public async Task<BackupEntry?> DamagedAsync(string folder, CancellationToken ct)
    {
        foreach (var entry in Entries)
        {
            var file = new FileInfo(Path.Combine(folder, entry.Path));
            if (!file.Exists || file.Length != entry.Size || await HashAsync(file.FullName, ct) != entry.Sha256)
            {
                return entry;
            }
        }

        return null;
    }

    internal static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 80 * 1024, useAsync: true);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}

/// <summary>A file of a backup.</summary>
/// <param name="Path">Path within the backup, with <c>/</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record BackupEntry(string Path, long Size, string Sha256)
{
    /// <summary>A manifest somebody else wrote must not lead out of its folder, neither here nor where it is restored.</summary>
    internal bool IsInside => !System.IO.Path.IsPathRooted(Path) && !Path.Split('/', '\\').Contains("..");
}
