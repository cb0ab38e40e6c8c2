using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Keeps bytes under keys of its own making (32 hex digits, random). It knows neither names nor owners: rows in the database do.
/// The order that never leaves a row without its file: stage, check, keep, then save the row; a file whose row was not saved is swept later.
/// A store that stands elsewhere may be away: then it answers document.store-unavailable.
/// </summary>
public interface IFileStore
{
    /// <summary>
    /// Takes the bytes in, counted and hashed on the way, into a temporary place of this machine. The caller disposes the result, which removes it unless it
    /// was kept. Errors: document.too-large, document.disk-full. Memory does not grow with the file.
    /// </summary>
    Task<Result<StagedFile>> WriteAsync(Stream source, long maxBytes, CancellationToken ct);

    /// <summary>The kept bytes, seekable; null when there are none under this key. Errors: document.store-unavailable, document.store-damaged.</summary>
    Task<Result<Stream?>> OpenReadAsync(string key, CancellationToken ct);

    /// <summary>What is known of the kept bytes without reading them; null when there are none under this key. Error: document.store-unavailable.</summary>
    Task<Result<KeptFile?>> FindAsync(string key, CancellationToken ct);

    /// <summary>
    /// Keeps bytes that another store has, under its key and in the place of what is there. Errors: document.store-damaged when they are not of this hash,
    /// document.store-unavailable, document.disk-full.
    /// </summary>
    Task<Result<Unit>> ImportAsync(string key, Stream content, string sha256, CancellationToken ct);

    /// <summary>Removes the bytes; does nothing when they are gone already. Where the store is away, the sweep removes them later.</summary>
    Task DeleteAsync(string key, CancellationToken ct);

    /// <summary>
    /// Removes what is older than <paramref name="age"/> and not among <paramref name="knownKeys"/>, abandoned temporary files too.
    /// Answers how many were removed. Error: document.store-unavailable.
    /// </summary>
    Task<Result<int>> SweepAsync(IAsyncEnumerable<string> knownKeys, TimeSpan age, CancellationToken ct);
}

/// <summary>What a store knows of bytes it keeps.</summary>
/// <param name="Length">How many.</param>
/// <param name="Sha256">Their hash when they were kept; null where the store notes none.</param>
public sealed record KeptFile(long Length, string? Sha256);
