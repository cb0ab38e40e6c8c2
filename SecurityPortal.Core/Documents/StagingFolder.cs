using System.Buffers;
using System.Security.Cryptography;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>The folder of what is on its way: counted and hashed in pieces of bounded size, under keys made here. No later run has a use for it.</summary>
internal sealed class StagingFolder
{
    private const int BufferSize = 80 * 1024;

    private readonly string _folder;
    private readonly Func<string, Stream> _create;

    /// <summary>Makes the folder when it is missing.</summary>
    public StagingFolder(string folder, Func<string, Stream>? create = null)
    {
        _folder = Path.GetFullPath(folder);
        _create = create ?? CreateFile;
        Directory.CreateDirectory(_folder);
    }

    /// <summary>Takes the bytes in. Errors: document.too-large, document.disk-full; then nothing is left.</summary>
    public async Task<Result<StagedBytes>> TakeAsync(Stream source, long maxBytes, CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var path = Path.Combine(_folder, key);
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
            return new StagedBytes(key, path, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
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

    /// <summary>A new file to write to and read from, which is gone when it is disposed.</summary>
    public FileStream Passing()
    {
        var options = PrivateFiles.NewFile();
        (options.Access, options.Options, options.BufferSize) = (FileAccess.ReadWrite, FileOptions.Asynchronous | FileOptions.DeleteOnClose, BufferSize);
        return new FileStream(Path.Combine(_folder, Guid.NewGuid().ToString("N")), options);
    }

    /// <summary>Removes what a server left that was ended in the middle; answers how many files.</summary>
    public int Sweep(DateTime before)
    {
        var swept = 0;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < before && Guid.TryParseExact(file.Name, "N", out _))
            {
                file.Delete();
                swept++;
            }
        }

        return swept;
    }

    /// <summary>A file to read, by one who may be interrupted by its removal.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>ENOSPC, EDQUOT; ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.</summary>
    public static bool IsNoRoom(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 0x70 or 0x27
        : e.HResult is 28 or 122 or 69;

    private static FileStream CreateFile(string path)
    {
        var options = PrivateFiles.NewFile();
        (options.Options, options.BufferSize) = (FileOptions.Asynchronous, 0);
        return new FileStream(path, options);
    }
}

/// <summary>What came into the folder.</summary>
/// <param name="Key">A new key.</param>
/// <param name="Path">Where the bytes lie.</param>
/// <param name="Length">How many.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record StagedBytes(string Key, string Path, long Length, string Sha256);
