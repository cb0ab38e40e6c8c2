namespace SecurityPortal.Core.Documents;

/// <summary>A file ready to be sent. The receiver disposes <paramref name="Content"/>.</summary>
/// <param name="Content">The bytes, seekable.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="FileName">Name to offer it under.</param>
public sealed record OpenedFile(Stream Content, string ContentType, string FileName);
