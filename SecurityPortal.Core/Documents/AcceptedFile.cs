namespace SecurityPortal.Core.Documents;

/// <summary>A file that passed every check and is kept; its row is still to be saved.</summary>
/// <param name="Key">Where the store keeps it.</param>
/// <param name="Name">The cleaned name, with an ending of its kind.</param>
/// <param name="Kind">What it is by its content.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record AcceptedFile(string Key, string Name, ContentKind Kind, long Length, string Sha256);
