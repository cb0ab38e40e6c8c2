using System.Buffers;

namespace SecurityPortal.Core.Documents;

/// <summary>The EICAR file by which scanners are tried out.</summary>
internal static class TestVirus
{
    private const int BufferSize = 64 * 1024;

    // The middle of the test file only: the whole of it here would set off scanners over our own program.
    private static ReadOnlySpan<byte> Marker => "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"u8;

    public static async Task<bool> IsInAsync(Stream content, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            content.Position = 0;
            var kept = 0;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(kept, BufferSize - kept), ct)) > 0)
            {
                var filled = kept + read;
                if (buffer.AsSpan(0, filled).IndexOf(Marker) >= 0)
                {
                    return true;
                }

                kept = Math.Min(filled, Marker.Length - 1);
                buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
