using System.Buffers;
using System.Security.Cryptography;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Files in a folder of the server: <c>ab/cd/abcd…</c>, and <c>tmp</c> for what is on its way in. Never a folder of the web root.</summary>
public sealed class DiskFileStore : IFileStore
{
    private const int BufferSize = 80 * 1024;

    private readonly string _root;
    private readonly string _temporary;
    private readonly TimeProvider _clock;
    private readonly Func<string, Stream> _create;

    /// <summary>Makes the folder when it is missing.</summary>
    public DiskFileStore(string root, TimeProvider clock)
        : this(root, clock, CreateFile)
    {
    }

    internal DiskFileStore(string root, TimeProvider clock, Func<string, Stream> create)
    {
        _root = Path.GetFullPath(root);
        _temporary = Path.Combine(_root, "tmp");
        _clock = clock;
        _create = create;
        Directory.CreateDirectory(_temporary);
    }

    /// <inheritdoc />
    public async Task<Result<StagedFile>> WriteAsync(Stream source, long maxBytes, CancellationToken ct)
    {
        var key = NewKey();
        var path = Path.Combine(_temporary, key);
        var accepted = false;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            await using (var file = _create(path))
            {
                int read;
                while ((read = await source.ReadAsync(buffer, ct)) > 0)
                {
                    length += read;
                    if (length > maxBytes)
                    {
                        return DocumentErrors.TooLarge(maxBytes);
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }
            }

            accepted = true;
            return new DiskStagedFile(this, key, path) { Length = length, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
        }
        catch (IOException e) when (IsNoRoom(e))
        {
            return DocumentErrors.DiskFull;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (!accepted)
            {
                File.Delete(path);
            }
        }
    }

    /// <inheritdoc />
    public Task<Stream?> OpenReadAsync(string key, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(Open(PathOf(key)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
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
    public async Task<int> SweepAsync(IAsyncEnumerable<string> knownKeys, TimeSpan age, CancellationToken ct)
    {
        var before = _clock.GetUtcNow().UtcDateTime - age;

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

        foreach (var key in unknown.Select(k => k.ToString("N")))
        {
            await DeleteAsync(key, ct);
            File.Delete(Path.Combine(_temporary, key));
        }

        return unknown.Count;
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Where a file lies within the folder of the store.</summary>
    public static string PlaceOf(string key) => Guid.TryParseExact(key, "N", out _)
        ? Path.Combine(key[..2], key[2..4], key)
        : throw new ArgumentException("Not a key of this store.", nameof(key));

    // Keys come from our own rows; one of another form is a broken assumption, and never becomes part of a path.
    private string PathOf(string key) => Path.Combine(_root, PlaceOf(key));

    private static FileStream CreateFile(string path)
    {
        var options = PrivateFiles.NewFile();
        (options.Options, options.BufferSize) = (FileOptions.Asynchronous, 0);
        return new FileStream(path, options);
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    // ENOSPC, EDQUOT; ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.
    private static bool IsNoRoom(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 0x70 or 0x27
        : e.HResult is 28 or 122 or 69;

    private sealed class DiskStagedFile(DiskFileStore store, string key, string path) : StagedFile
    {
        private bool _kept;

        public override Stream OpenRead() => Open(path);

        public override Task<Result<string>> KeepAsync(CancellationToken ct)
        {
            try
            {
                // On the disk before it has its lasting name: a power cut leaves a temporary file or a whole one.
                using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
                {
                    file.Flush(flushToDisk: true);
                }

                var target = store.PathOf(key);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(path, target);
                _kept = true;
                return Task.FromResult<Result<string>>(key);
            }
            catch (IOException e) when (IsNoRoom(e))
            {
                return Task.FromResult<Result<string>>(DocumentErrors.DiskFull);
            }
        }

        public override ValueTask DisposeAsync()
        {
            if (!_kept)
            {
                File.Delete(path);
            }

            return ValueTask.CompletedTask;
        }
    }
}
