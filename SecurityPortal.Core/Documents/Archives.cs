namespace SecurityPortal.Core.Documents;

/// <summary>Files that are an archive at the same time: a ZIP is read from its end, so it can hide behind any other content.</summary>
internal static class Archives
{
    private const int EndRecord = 22;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>True when a ZIP reader would find its directory at the end of this file.</summary>
    public static async Task<bool> IsInAsync(Stream content, CancellationToken ct) =>
        (await Bytes.TailAsync(content, LongestComment + EndRecord, ct)).AsSpan().IndexOf("PK\u0005\u0006"u8) >= 0;
}
