using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Bytes that were taken in and are not yet accepted. Gone after disposal unless kept.</summary>
public abstract class StagedFile : IAsyncDisposable
{
    public required long Length { get; init; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The bytes, seekable and from their beginning; the caller disposes the stream before keeping the file.</summary>
    public abstract Stream OpenRead();

    /// <summary>Makes the bytes lasting and answers their key. Errors: document.disk-full, document.store-unavailable.</summary>
    public abstract Task<Result<string>> KeepAsync(CancellationToken ct);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
