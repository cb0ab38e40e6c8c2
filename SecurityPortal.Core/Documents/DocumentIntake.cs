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

        await using var sent = written.Value;
        if (caseBytesUsed + sent.Length > limits.CaseBytes)
        {
            return DocumentErrors.CaseFull(limits.CaseBytes, caseBytesUsed);
        }

        Result<CheckedContent> found;
        await using (var content = sent.OpenRead())
        {
            found = await check.CheckAsync(content, name.Value, ct);
        }

        if (!found.IsOk)
        {
            return found.Error!;
        }

        if (found.Value.Length == sent.Length)
        {
            return await KeepAsync(sent, name.Value, found.Value.Kind, ct);
        }

        var cut = await CutAsync(sent, found.Value.Length, ct);
        if (!cut.IsOk)
        {
            return cut.Error!;
        }

        await using var picture = cut.Value;
        return await KeepAsync(picture, name.Value, found.Value.Kind, ct);
    }

    private async Task<Result<StagedFile>> CutAsync(StagedFile sent, long length, CancellationToken ct)
    {
        await using var content = sent.OpenRead();
        await using var first = new FirstBytes(content, length);
        return await store.WriteAsync(first, limits.FileBytes, ct);
    }

    private static async Task<Result<AcceptedFile>> KeepAsync(StagedFile file, string name, ContentKind kind, CancellationToken ct)
    {
        var key = await file.KeepAsync(ct);
        return key.IsOk ? new AcceptedFile(key.Value, Named(name, kind), kind, file.Length, file.Sha256) : key.Error!;
    }

    // A picture is called what it is, whatever it was called.
    private static string Named(string name, ContentKind kind) =>
        ContentKinds.ClaimedBy(name) == kind ? name : (ContentKinds.ClaimsPicture(name) ? Path.GetFileNameWithoutExtension(name) : name) + kind.Extension();
}
