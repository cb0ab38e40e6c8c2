namespace SecurityPortal.Core.Documents;

/// <summary>Bytes in the file store; never changed. Attachments point at it, several may.</summary>
public sealed class StoredFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Name in the file store, made by the store.</summary>
    public required string StorageKey { get; init; }

    /// <summary>Type found by content.</summary>
    public required string ContentType { get; init; }

    public required long Size { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Difference hash of an image, for look-alikes; null for other files.</summary>
    public long? ImageHash { get; init; }

    /// <summary>Who uploaded or made it.</summary>
    public required Guid CreatedBy { get; init; }

    public required DateTime CreatedAt { get; init; }
}
