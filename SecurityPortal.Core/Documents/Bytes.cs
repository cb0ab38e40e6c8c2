namespace SecurityPortal.Core.Documents;

/// <summary>Reading a file's bytes in pieces of bounded size.</summary>
internal static class Bytes
{
    /// <summary>At most <paramref name="count"/> bytes from <paramref name="position"/>; fewer at the end of the file.</summary>
    public static async Task<byte[]> ReadAsync(Stream content, long position, int count, CancellationToken ct)
    {
        content.Position = position;
        var buffer = new byte[(int)Math.Min(count, Math.Max(0, content.Length - position))];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return read == buffer.Length ? buffer : buffer[..read];
    }

    /// <summary>The last bytes of the file.</summary>
    public static Task<byte[]> TailAsync(Stream content, int count, CancellationToken ct) =>
        ReadAsync(content, Math.Max(0, content.Length - count), count, ct);
}
