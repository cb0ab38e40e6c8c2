using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>Opening what a row names. A row whose file is not there is a broken assumption; a store that is away is not.</summary>
internal static class FileOpening
{
    /// <summary>The bytes. Errors: document.store-unavailable, document.store-damaged.</summary>
    public static async Task<Result<Stream>> OpenKeptAsync(this IFileStore files, string key, CancellationToken ct)
    {
        var opened = await files.OpenReadAsync(key, ct);
        return opened.IsOk
            ? opened.Value ?? throw new InvalidOperationException($"The file {key} has a row and is missing in the store.")
            : opened.Error!;
    }

    /// <summary>The bytes, ready to be sent. Errors: document.store-unavailable, document.store-damaged.</summary>
    public static async Task<Result<OpenedFile>> OpenKeptAsync(this IFileStore files, string key, string contentType, string fileName, CancellationToken ct)
    {
        var opened = await files.OpenKeptAsync(key, ct);
        return opened.IsOk ? new OpenedFile(opened.Value, contentType, fileName) : opened.Error!;
    }
}
