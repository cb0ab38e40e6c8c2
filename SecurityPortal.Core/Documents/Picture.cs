namespace SecurityPortal.Core.Documents;

/// <summary>A picture of our own making, free of what the sender's file carried besides its pixels.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public sealed record Picture(byte[] Bytes, ContentKind Kind, int Width, int Height);
