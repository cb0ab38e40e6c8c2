using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Files in a folder of the server: <c>ab/cd/abcd…</c>, and <c>tmp</c> for what is on its way in. Never a folder of the web root.</summary>
public sealed class DiskFileStore : IFileStore
{
    private readonly string _root;
    private readonly StagingFolder _staging;
    private readonly TimeProvider _clock;

    /// <summary>Makes the folder when it is missing.</summary>
    public DiskFileStore(string root, TimeProvider clock)
        : this(root, clock, null)
    {
    }

    internal DiskFileStore(string root, TimeProvider clock, Func<string, Stream>? create)
    {
        _root = Path.GetFullPath(root);
        _clock = clock;
        _staging = new StagingFolder(StagingOf(_root), create);
    }

    /// <inheritdoc />
    public async Task<Result<StagedFile>> WriteAsync(Stream source, long maxBytes, CancellationToken ct)
    {
        var taken = await _staging.TakeAsync(source, maxBytes, ct);
        return taken.IsOk ? new DiskStagedFile(this, taken.Value) { Length = taken.Value.Length, Sha256 = taken.Value.Sha256 } : taken.Error!;
    }

    /// <inheritdoc />
    public Task<Result<Stream?>> OpenReadAsync(string key, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Result<Stream?>>(StagingFolder.Open(PathOf(key)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Result<Stream?>>((Stream?)null);
        }
    }

    /// <inheritdoc />
    public Task<Result<KeptFile?>> FindAsync(string key, CancellationToken ct)
    {
        var file = new FileInfo(PathOf(key));
        return Task.FromResult<Result<KeptFile?>>(file.Exists ? new KeptFile(file.Length, null) : null);
    }

    /// <inheritdoc />
    public async Task<Result<Unit>> ImportAsync(string key, Stream content, string sha256, CancellationToken ct)
    {
        var taken = await _staging.TakeAsync(content, long.MaxValue, ct);
        if (!taken.IsOk)
        {
            return taken.Error!;
        }

        try
        {
            return taken.Value.Sha256 == sha256 ? Keep(taken.Value.Path, key) : DocumentErrors.StoreDamaged;
        }
        finally
        {
            File.Delete(taken.Value.Path);
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(string key, CancellationToken ct)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever kept in that part of the folder.
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<Result<int>> SweepAsync(IAsyncEnumerable<string> knownKeys, TimeSpan age, CancellationToken ct)
    {
        var before = _clock.GetUtcNow().UtcDateTime - age;
        var swept = _staging.Sweep(before);

        // The files are listed before the keys are read: a file kept meanwhile is not in the list and stays.
        var unknown = new HashSet<Guid>();
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            if (file.LastWriteTimeUtc < before && Guid.TryParseExact(file.Name, "N", out var key))
            {
                unknown.Add(key);
            }
        }

        await foreach (var key in knownKeys.WithCancellation(ct))
        {
            unknown.Remove(Guid.ParseExact(key, "N"));
        }

        foreach (var key in unknown)
        {
            await DeleteAsync(key.ToString("N"), ct);
        }

        return swept + unknown.Count;
    }

    /// <summary>Where a file lies within the folder of the store.</summary>
    public static string PlaceOf(string key) => Guid.TryParseExact(key, "N", out _)
        ? Path.Combine(key[..2], key[2..4], key)
        : throw new ArgumentException("Not a key of this store.", nameof(key));

    /// <summary>The folder, within that of the store, of what is on its way.</summary>
    internal static string StagingOf(string root) => Path.Combine(root, "tmp");

    // Keys come from our own rows; one of another form is a broken assumption, and never becomes part of a path.
    private string PathOf(string key) => Path.Combine(_root, PlaceOf(key));

    // On the disk before it has its lasting name: a power cut leaves a temporary file or a whole one.
    private Result<Unit> Keep(string path, string key)
    {
        try
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            var target = PathOf(key);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(path, target, overwrite: true);
            return Unit.Done;
        }
        catch (IOException e) when (StagingFolder.IsNoRoom(e))
        {
            return DocumentErrors.DiskFull;
        }
    }

    private sealed class DiskStagedFile(DiskFileStore store, StagedBytes bytes) : StagedFile
    {
        private bool _kept;

        public override Stream OpenRead() => StagingFolder.Open(bytes.Path);

        public override Task<Result<string>> KeepAsync(CancellationToken ct)
        {
            var kept = store.Keep(bytes.Path, bytes.Key);
            _kept = kept.IsOk;
            return Task.FromResult<Result<string>>(kept.IsOk ? bytes.Key : kept.Error!);
        }

        public override ValueTask DisposeAsync()
        {
            if (!_kept)
            {
                File.Delete(bytes.Path);
            }

            return ValueTask.CompletedTask;
        }
    }
}
