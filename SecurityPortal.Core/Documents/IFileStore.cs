using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Keeps bytes under keys of its own making (32 hex digits, random). It knows neither names nor owners: rows in the database do.
/// The order that never leaves a row without its file: stage, check, keep, then save the row; a file whose row was not saved is swept later.
/// </summary>
public interface IFileStore
{
    /// <summary>
    /// Takes the bytes in, counted and hashed on the way, into a temporary place. The caller disposes the result, which removes it unless it was kept.
    /// Errors: document.too-large, document.disk-full. Memory does not grow with the file.
    /// </summary>
    Task<Result<StagedFile>> WriteAsync(Stream source, long maxBytes, CancellationToken ct);

    /// <summary>The kept bytes, seekable; null when there are none under this key.</summary>
    Task<Stream?> OpenReadAsync(string key, CancellationToken ct);

    /// <summary>Removes the bytes; does nothing when they are gone already.</summary>
    Task DeleteAsync(string key, CancellationToken ct);

    /// <summary>
    /// Removes what is older than <paramref name="age"/> and not among <paramref name="knownKeys"/>, abandoned temporary files too.
    /// Answers how many were removed.
    /// </summary>
    Task<int> SweepAsync(IAsyncEnumerable<string> knownKeys, TimeSpan age, CancellationToken ct);
}
