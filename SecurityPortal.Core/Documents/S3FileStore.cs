using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Files in a bucket of a server that speaks S3: <c>prefix/ab/cd/abcd…</c>. What is on its way, in and out, lies in a folder of this machine, so memory does
/// not grow with the file and what is read can be sought in. The store believes no copy: what was sent is compared with what the server says it has, and what
/// is read with the hash of the day it was kept.
/// </summary>
public sealed class S3FileStore : IFileStore, IDisposable
{
    private const int BufferSize = 80 * 1024;

    /// <summary>Name, among the data that the server keeps beside an object, of the hash of its bytes.</summary>
    private const string HashName = "sha256";

    private readonly S3Settings _settings;
    private readonly string _prefix;
    private readonly StagingFolder _staging;
    private readonly TimeProvider _clock;
    private readonly ILogger<S3FileStore> _log;
    private readonly AmazonS3Client _client;

    /// <summary>Asks for nothing yet.</summary>
    /// <param name="settings">Settings without faults.</param>
    /// <param name="staging">Folder of what is on its way; made when it is missing.</param>
    /// <param name="clock">By which the age of an object is told.</param>
    /// <param name="log">Tells why the server did not do what was asked; never a secret.</param>
    public S3FileStore(S3Settings settings, string staging, TimeProvider clock, ILogger<S3FileStore> log)
    {
        (_settings, _clock, _log) = (settings, clock, log);
        var prefix = settings.Prefix.Trim('/');
        _prefix = prefix.Length == 0 ? "" : prefix + "/";
        _staging = new StagingFolder(staging);
        _client = new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
        {
            ServiceURL = settings.ServiceUrl, AuthenticationRegion = settings.Region, ForcePathStyle = true,

            // Other servers than Amazon's may take the checksums after a body, and a body in signed pieces, for bytes of the file.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            RetryMode = RequestRetryMode.Standard, MaxErrorRetry = 2, ConnectTimeout = TimeSpan.FromSeconds(5),
        });
    }

    /// <summary>Objects of one answer when the bucket is listed.</summary>
    internal int PageSize { get; init; } = 1000;

    /// <inheritdoc />
    public async Task<Result<StagedFile>> WriteAsync(Stream source, long maxBytes, CancellationToken ct)
    {
        var taken = await _staging.TakeAsync(source, maxBytes, ct);
        return taken.IsOk ? new S3StagedFile(this, taken.Value) { Length = taken.Value.Length, Sha256 = taken.Value.Sha256 } : taken.Error!;
    }

    /// <inheritdoc />
    public Task<Result<Stream?>> OpenReadAsync(string key, CancellationToken ct) => AskAsync<Stream?>(
        NameOf(key),
        async (name, limit) =>
        {
            using var answer = await _client.GetObjectAsync(_settings.Bucket, name, limit);
            return await ReceiveAsync(answer, limit) is { } copy ? copy : Damaged(name);
        },
        (Stream?)null,
        ct);

    /// <inheritdoc />
    public Task<Result<KeptFile?>> FindAsync(string key, CancellationToken ct) => AskAsync<KeptFile?>(
        NameOf(key),
        async (name, limit) =>
        {
            var answer = await _client.GetObjectMetadataAsync(_settings.Bucket, name, limit);
            return new KeptFile(answer.ContentLength, answer.Metadata[HashName]);
        },
        (KeptFile?)null,
        ct);

    /// <inheritdoc />
    public Task<Result<Unit>> ImportAsync(string key, Stream content, string sha256, CancellationToken ct) =>
        AskAsync<Unit>(NameOf(key), (name, limit) => SendAsync(name, content, sha256, limit), null, ct);

    /// <inheritdoc />
    public Task DeleteAsync(string key, CancellationToken ct) => AskAsync<Unit>(
        NameOf(key),
        async (name, limit) =>
        {
            await _client.DeleteObjectAsync(_settings.Bucket, name, limit);
            return Unit.Done;
        },
        Unit.Done,
        ct);

    /// <inheritdoc />
    public async Task<Result<int>> SweepAsync(IAsyncEnumerable<string> knownKeys, TimeSpan age, CancellationToken ct)
    {
        var before = _clock.GetUtcNow().UtcDateTime - age;
        var swept = _staging.Sweep(before);

        // The objects are listed before the keys are read: a file kept meanwhile is not in the list and stays.
        var unknown = new HashSet<Guid>();
        string? next = null;
        do
        {
            var page = await ListAsync(next, PageSize, ct);
            if (!page.IsOk)
            {
                return page.Error!;
            }

            foreach (var found in page.Value.S3Objects ?? [])
            {
                if (found.LastModified?.ToUniversalTime() < before && Guid.TryParseExact(found.Key.Split('/')[^1], "N", out var key)
                    && found.Key == NameOf(key.ToString("N")))
                {
                    unknown.Add(key);
                }
            }

            next = page.Value.IsTruncated is true ? page.Value.NextContinuationToken : null;
        }
        while (next is not null);

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

    /// <summary>Whether the bucket answers, to whom the settings name, within a time.</summary>
    public async Task<bool> AnswersAsync(TimeSpan within, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(within);
        try
        {
            return (await ListAsync(null, 1, limit.Token)).IsOk;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static bool IsMissing(AmazonS3Exception e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    // Of an object that was sent in one piece the tag is the MD5 of its bytes, unless the server encrypts it with keys of its own kind.
    private static string? Md5Of(string? tag) => tag?.Trim('"') is { Length: 32 } md5 && md5.All(char.IsAsciiHexDigit) ? md5.ToLowerInvariant() : null;

    private string NameOf(string key) => _prefix + DiskFileStore.PlaceOf(key).Replace('\\', '/');

    private Task<Result<ListObjectsV2Response>> ListAsync(string? next, int count, CancellationToken ct) => AskAsync<ListObjectsV2Response>(
        _prefix,
        async (prefix, limit) => await _client.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = prefix, MaxKeys = count, ContinuationToken = next }, limit),
        null,
        ct);

    /// <summary>Asks for something, within the time of the settings; whatever keeps the server from doing it is a store that is away.</summary>
    private async Task<Result<T>> AskAsync<T>(
        string name, Func<string, CancellationToken, Task<Result<T>>> ask, Result<T>? whenMissing, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(_settings.TimeoutSeconds));
        try
        {
            return await ask(name, limit.Token);
        }
        catch (AmazonS3Exception e) when (whenMissing is not null && IsMissing(e))
        {
            return whenMissing.Value;
        }
        catch (IOException e) when (StagingFolder.IsNoRoom(e))
        {
            return DocumentErrors.DiskFull;
        }
        catch (AmazonServiceException e)
        {
            _log.LogError("The store of the files refuses {Name}: {Status} {Code} {Message}", name, (int)e.StatusCode, e.ErrorCode, e.Message);
        }
        catch (Exception e) when (e is AmazonClientException or HttpRequestException or IOException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            _log.LogError("The store of the files does not answer about {Name}: {Fault} {Message}", name, e.GetType().Name, e.Message);
        }

        return DocumentErrors.StoreUnavailable;
    }

    private async Task<Result<string>> KeepAsync(StagedBytes bytes, CancellationToken ct)
    {
        await using var content = StagingFolder.Open(bytes.Path);
        var sent = await ImportAsync(bytes.Key, content, bytes.Sha256, ct);
        return sent.IsOk ? bytes.Key : sent.Error!;
    }

    private async Task<Result<Unit>> SendAsync(string name, Stream content, string sha256, CancellationToken ct)
    {
        var (md5, read) = await HashesAsync(content, ct);
        if (read != sha256)
        {
            return DocumentErrors.StoreDamaged;
        }

        content.Position = 0;
        var request = new PutObjectRequest
        {
            BucketName = _settings.Bucket, Key = name, InputStream = content, AutoCloseStream = false, UseChunkEncoding = false,
            MD5Digest = Convert.ToBase64String(md5), ContentType = "application/octet-stream",
        };
        request.Metadata[HashName] = sha256;
        var answer = await _client.PutObjectAsync(request, ct);
        if (Md5Of(answer.ETag) is { } kept ? kept == Convert.ToHexStringLower(md5) : await IsKeptAsync(name, ct))
        {
            return Unit.Done;
        }

        _log.LogError("The store of the files has other bytes under {Name} than were sent; they are removed", name);
        await _client.DeleteObjectAsync(_settings.Bucket, name, ct);
        return DocumentErrors.StoreUnavailable;
    }

    // Reads back what was sent.
    private async Task<bool> IsKeptAsync(string name, CancellationToken ct)
    {
        using var answer = await _client.GetObjectAsync(_settings.Bucket, name, ct);
        await using var copy = await ReceiveAsync(answer, ct);
        return copy is not null;
    }

    private static async Task<(byte[] Md5, string Sha256)> HashesAsync(Stream content, CancellationToken ct)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await ReadAsync(
            content,
            piece =>
            {
                md5.AppendData(piece.Span);
                sha256.AppendData(piece.Span);
                return ValueTask.CompletedTask;
            },
            ct);
        return (md5.GetHashAndReset(), Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }

    /// <summary>The bytes of an answer in a file that is gone once it is disposed; null when they are not those that were kept.</summary>
    private async Task<Stream?> ReceiveAsync(GetObjectResponse answer, CancellationToken ct)
    {
        // An object that something else than the portal put there may have no hash beside it.
        var (algorithm, expected) = answer.Metadata[HashName] is { } sha256 ? (HashAlgorithmName.SHA256, sha256) : (HashAlgorithmName.MD5, Md5Of(answer.ETag));
        using var hash = IncrementalHash.CreateHash(algorithm);
        var copy = _staging.Passing();
        var isRight = false;
        try
        {
            await ReadAsync(
                answer.ResponseStream,
                async piece =>
                {
                    hash.AppendData(piece.Span);
                    await copy.WriteAsync(piece, ct);
                },
                ct);
            isRight = copy.Length == answer.ContentLength && (expected is null || Convert.ToHexStringLower(hash.GetHashAndReset()) == expected);
            copy.Position = 0;
            return isRight ? copy : null;
        }
        catch (AmazonClientException)
        {
            // The client compares what it reads with the tag, at the end of it.
            return null;
        }
        finally
        {
            if (!isRight)
            {
                await copy.DisposeAsync();
            }
        }
    }

    private static async Task ReadAsync(Stream content, Func<ReadOnlyMemory<byte>, ValueTask> use, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                await use(buffer.AsMemory(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Error Damaged(string name)
    {
        _log.LogError("The bytes that the store of the files gives for {Name} are not those that were kept", name);
        return DocumentErrors.StoreDamaged;
    }

    private sealed class S3StagedFile(S3FileStore store, StagedBytes bytes) : StagedFile
    {
        public override Stream OpenRead() => StagingFolder.Open(bytes.Path);

        public override Task<Result<string>> KeepAsync(CancellationToken ct) => store.KeepAsync(bytes, ct);

        public override ValueTask DisposeAsync()
        {
            File.Delete(bytes.Path);
            return ValueTask.CompletedTask;
        }
    }
}
