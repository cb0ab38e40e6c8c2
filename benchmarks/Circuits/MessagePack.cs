using System.Buffers.Binary;
using System.Text;

namespace SecurityPortal.Benchmarks.Circuits;

/// <summary>As much of MessagePack as circuits speak: nothing, truth, whole numbers, texts, bytes, lists, and maps that are passed over.</summary>
internal static class MessagePack
{
    /// <summary>A message of the hub protocol: its length in seven bits a byte, then its parts.</summary>
    public static byte[] Message(params object?[] parts)
    {
        using var body = new MemoryStream();
        Write(body, parts);
        var length = (uint)body.Length;
        using var message = new MemoryStream();
        for (; length > 0x7f; length >>= 7)
        {
            message.WriteByte((byte)(length | 0x80));
        }

        message.WriteByte((byte)length);
        body.WriteTo(message);
        return message.ToArray();
    }

    /// <summary>The messages of what came through the socket.</summary>
    public static IEnumerable<object?[]> Messages(byte[] bytes, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var (length, shift) = (0, 0);
            do
            {
                length |= (bytes[at] & 0x7f) << shift;
                shift += 7;
            }
            while ((bytes[at++] & 0x80) != 0);
            var end = at + length;
            yield return (object?[])Read(bytes, ref at)!;
            at = end;
        }
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool truth:
                to.WriteByte(truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case int or long:
                to.WriteByte(0xd3);
                to.Write(BigEndian(Convert.ToInt64(value, null)));
                break;
            case string text:
                var letters = Encoding.UTF8.GetBytes(text);
                to.WriteByte(0xdb);
                to.Write(BigEndian(letters.Length).AsSpan(4));
                to.Write(letters);
                break;
            case object?[] list:
                to.WriteByte((byte)(0x90 | list.Length));
                foreach (var item in list)
                {
                    Write(to, item);
                }

                break;
            case IReadOnlyDictionary<string, string> { Count: 0 }:
                to.WriteByte(0x80);
                break;
            default:
                throw new ArgumentException($"No circuit takes {value.GetType()}.", nameof(value));
        }
    }

    private static byte[] BigEndian(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static object? Read(byte[] bytes, ref int at)
    {
        var kind = bytes[at++];
        return kind switch
        {
            < 0x80 => (long)kind,
            < 0x90 => Map(bytes, ref at, kind & 0x0f),
            < 0xa0 => List(bytes, ref at, kind & 0x0f),
            < 0xc0 => Text(bytes, ref at, kind & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 or 0xc5 or 0xc6 => Raw(bytes, ref at, (int)Number(bytes, ref at, 1 << (kind - 0xc4))),
            0xcc or 0xcd or 0xce or 0xcf => Number(bytes, ref at, 1 << (kind - 0xcc)),
            0xd0 or 0xd1 or 0xd2 or 0xd3 => Number(bytes, ref at, 1 << (kind - 0xd0)),
            0xd9 or 0xda or 0xdb => Text(bytes, ref at, (int)Number(bytes, ref at, 1 << (kind - 0xd9))),
            0xdc or 0xdd => List(bytes, ref at, (int)Number(bytes, ref at, 2 << (kind - 0xdc))),
            0xde or 0xdf => Map(bytes, ref at, (int)Number(bytes, ref at, 2 << (kind - 0xde))),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"MessagePack {kind:x}"),
        };
    }

    private static long Number(byte[] bytes, ref int at, int size)
    {
        var number = 0L;
        for (var i = 0; i < size; i++)
        {
            number = (number << 8) | bytes[at++];
        }

        return number;
    }

    private static string Text(byte[] bytes, ref int at, int length)
    {
        at += length;
        return Encoding.UTF8.GetString(bytes, at - length, length);
    }

    private static byte[] Raw(byte[] bytes, ref int at, int length)
    {
        at += length;
        return bytes[(at - length)..at];
    }

    private static object?[] List(byte[] bytes, ref int at, int count)
    {
        var list = new object?[count];
        for (var i = 0; i < count; i++)
        {
            list[i] = Read(bytes, ref at);
        }

        return list;
    }

    private static object? Map(byte[] bytes, ref int at, int count)
    {
        _ = List(bytes, ref at, 2 * count);
        return null;
    }
}
