using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;

namespace SecurityPortal.Core.Common;

/// <summary>
/// The number by which a person who met a failure and the log that describes it find each other. It is made of the id of the trace, so every log line of
/// the same request or event has the same one.
/// </summary>
public static class ErrorReference
{
    /// <summary>Without letters and digits that are misheard on the telephone.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private const int Half = 4;

    /// <summary>The reference of what is under way, e.g. <c>K7QM-2XVD</c>; a new one where nothing is.</summary>
    public static string Current() =>
        Of(Activity.Current is { IdFormat: ActivityIdFormat.W3C, TraceId: var traceId } ? traceId : ActivityTraceId.CreateRandom());

    /// <summary>The reference of a trace, always the same.</summary>
    public static string Of(ActivityTraceId traceId)
    {
        Span<byte> bytes = stackalloc byte[16];
        traceId.CopyTo(bytes);

        // Whoever continues another's trace may have chosen some of its bytes: all of them count, mixed.
        Span<byte> mixed = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, mixed);
        var number = BinaryPrimitives.ReadUInt64BigEndian(mixed);
        Span<char> text = stackalloc char[(2 * Half) + 1];
        for (var i = 0; i < text.Length; i++)
        {
            if (i == Half)
            {
                text[i] = '-';
                continue;
            }

            text[i] = Alphabet[(int)(number % (ulong)Alphabet.Length)];
            number /= (ulong)Alphabet.Length;
        }

        return new string(text);
    }
}
