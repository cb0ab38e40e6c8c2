namespace SecurityPortal.Core.Papers;

/// <summary>A paper, made at this moment.</summary>
/// <param name="Content">The PDF.</param>
/// <param name="FileName">Name to offer it under; letters of ASCII only.</param>
public sealed record PaperFile(byte[] Content, string FileName);
