using System.Collections.Frozen;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Finds the wanted names (<c>/Type</c>) and the beginnings of streams in PDF bytes, in pieces of bounded size. Everything else is passed over.
/// Throws InvalidDataException past <c>limit</c> bytes, since packed content may be far larger than the file.
/// </summary>
internal sealed class PdfTokens(Stream source, FrozenSet<string> wanted, long limit = long.MaxValue)
{
    private const int BufferSize = 64 * 1024;
    private const int LongestToken = 128;

    private readonly byte[] _buffer = new byte[BufferSize];
    private long _bufferStart;
    private int _filled;
    private int _at;
    private bool _ended;

    /// <summary>How far the reading has come: the first byte after the last token.</summary>
    public long Position => _bufferStart + _at;

    /// <summary>The next wanted name without its slash and escapes, or the place where a stream's bytes begin; null at the end.</summary>
    public async ValueTask<Token?> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            var found = _buffer.AsSpan(_at, _filled - _at).IndexOfAny((byte)'/', (byte)'s');
            _at = found < 0 ? _filled : _at + found;
            if (_filled - _at < LongestToken && !_ended)
            {
                await FillAsync(ct);
                continue;
            }

            if (_at >= _filled)
            {
                return null;
            }

            if (Read() is { } token)
            {
                return token;
            }
        }
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        if (Position > limit)
        {
            throw new InvalidDataException("More than may be unpacked.");
        }

        // Three bytes stay in front: "end" of "endstream".
        var keep = Math.Max(0, _at - 3);
        _buffer.AsSpan(keep, _filled - keep).CopyTo(_buffer);
        _bufferStart += keep;
        _filled -= keep;
        _at -= keep;
        var read = await source.ReadAtLeastAsync(_buffer.AsMemory(_filled), LongestToken, throwOnEndOfStream: false, ct);
        _filled += read;
        _ended = read < LongestToken;
    }

    private Token? Read()
    {
        var rest = _buffer.AsSpan(_at, Math.Min(LongestToken, _filled - _at));
        if (rest[0] == (byte)'/')
        {
            return ReadName(rest);
        }

        if (rest.StartsWith("stream\r\n"u8) || rest.StartsWith("stream\n"u8) || rest.StartsWith("stream\r"u8))
        {
            var isEnd = _at >= 3 && _buffer.AsSpan(_at - 3, 3).SequenceEqual("end"u8);
            _at += rest[6] == (byte)'\r' && rest.Length > 7 && rest[7] == (byte)'\n' ? 8 : 7;
            return isEnd ? null : new Token("", IsStreamStart: true);
        }

        _at++;
        return null;
    }

    private Token? ReadName(ReadOnlySpan<byte> rest)
    {
        Span<char> name = stackalloc char[LongestToken];
        var length = 0;
        var i = 1;
        while (i < rest.Length && !IsDelimiter(rest[i]))
        {
            if (rest[i] == (byte)'#' && i + 2 < rest.Length && char.IsAsciiHexDigit((char)rest[i + 1]) && char.IsAsciiHexDigit((char)rest[i + 2]))
            {
                name[length++] = (char)((HexValue(rest[i + 1]) << 4) | HexValue(rest[i + 2]));
                i += 3;
            }
            else
            {
                name[length++] = (char)rest[i++];
            }
        }

        _at += i;
        return wanted.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out var known) ? new Token(known, IsStreamStart: false) : null;
    }

    private static int HexValue(byte digit) => (digit & 0xF) + (digit > (byte)'9' ? 9 : 0);

    private static bool IsDelimiter(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32 or (byte)'/' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']'
        or (byte)'(' or (byte)')' or (byte)'{' or (byte)'}' or (byte)'%';

    /// <summary>A name, or the beginning of a stream's bytes.</summary>
    public readonly record struct Token(string Name, bool IsStreamStart);
}
