using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Documents;

/// <summary>The one way in for a file: name, size, content, virus, then the store. A refused file leaves nothing behind.</summary>
public sealed class DocumentIntake(IFileStore store, ContentCheck check, DocumentLimits limits)
{
    /// <summary>
    /// Takes a file in. Errors: every <c>document.*</c> code. After an accepted file, save its row; if that fails the sweep removes the file.
    /// </summary>
    /// <param name="body">The bytes as they arrive.</param>
    /// <param name="fileName">The name the sender gives it.</param>
    /// <param name="caseBytesUsed">What the case's other files take, in bytes.</param>
    /// <param name="ct">Ends the upload.</param>
    public async Task<Result<AcceptedFile>> AcceptAsync(Stream body, string? fileName, long caseBytesUsed, CancellationToken ct)
    {
        var name = FileNames.Clean(fileName);
        if (!name.IsOk)
        {
            return name.Error!;
        }

        var written = await store.WriteAsync(body, limits.FileBytes, ct);
        if (!written.IsOk)
        {
            return written.Error!;
        }

        await using var staged = written.Value;
        if (caseBytesUsed + staged.Length > limits.CaseBytes)
        {
            return DocumentErrors.CaseFull(limits.CaseBytes, caseBytesUsed);
        }

        Result<ContentKind> kind;
        await using (var content = staged.OpenRead())
        {
            kind = await check.CheckAsync(content, name.Value, ct);
        }

        if (!kind.IsOk)
        {
            return kind.Error!;
        }

        var key = await staged.KeepAsync(ct);
        return key.IsOk
            ? new AcceptedFile(key.Value, WithExtension(name.Value, kind.Value), kind.Value, staged.Length, staged.Sha256)
            : key.Error!;
    }

    private static string WithExtension(string name, ContentKind kind) => Path.HasExtension(name) ? name : name + kind.Extension();
}
