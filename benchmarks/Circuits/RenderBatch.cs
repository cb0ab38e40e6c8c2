using System.Buffers.Binary;
using System.Text;

namespace SecurityPortal.Benchmarks.Circuits;

/// <summary>Finds in what a circuit draws the handlers of an event.</summary>
internal static class RenderBatch
{
    private const int FrameBytes = 20;
    private const int Attribute = 3;

    /// <summary>Handlers of the event, in the order in which they were drawn.</summary>
    public static IEnumerable<long> Handlers(byte[] batch, string attribute)
    {
        // At the end stand where its five parts begin; the second holds the frames, the last the texts.
        var frames = Int(batch, batch.Length - 16);
        var texts = Int(batch, batch.Length - 4);
        var count = Int(batch, frames);
        for (var at = frames + 4; count-- > 0; at += FrameBytes)
        {
            if (Int(batch, at) == Attribute && BinaryPrimitives.ReadInt64LittleEndian(batch.AsSpan(at + 12)) is > 0 and var handler
                && Text(batch, texts, Int(batch, at + 4)) == attribute)
            {
                yield return handler;
            }
        }
    }

    /// <summary>Whether one of its texts holds a word.</summary>
    public static bool Holds(byte[] batch, string word) => Encoding.UTF8.GetString(batch).Contains(word, StringComparison.Ordinal);

    private static string Text(byte[] batch, int texts, int index)
    {
        var at = Int(batch, texts + (index * 4));
        var (length, shift) = (0, 0);
        do
        {
            length |= (batch[at] & 0x7f) << shift;
            shift += 7;
        }
        while ((batch[at++] & 0x80) != 0);
        return Encoding.UTF8.GetString(batch, at, length);
    }

    private static int Int(byte[] batch, int at) => BinaryPrimitives.ReadInt32LittleEndian(batch.AsSpan(at));
}
