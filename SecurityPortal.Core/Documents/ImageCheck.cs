using System.Buffers.Binary;
using SecurityPortal.Core.Common;
using SkiaSharp;

namespace SecurityPortal.Core.Documents;

/// <summary>Whether a JPEG or PNG is whole, of a bearable size and nothing else besides but the film of a motion photo. No pixel is unpacked for it.</summary>
internal static class ImageCheck
{
    // Telephones leave a short trailer of their own behind the picture.
    private const int TrailerAllowance = 4096;
    private const int PieceSize = 64 * 1024;

    // Before the film of a motion photo a telephone may write what it is.
    private const int FilmHeading = 4096;

    /// <summary>How much of the file to keep: all of it, or, of a motion photo, what stands before the film. Errors: why it is refused.</summary>
    public static async Task<Result<long>> LengthAsync(Stream content, ContentKind kind, int megapixels, CancellationToken ct)
    {
        content.Position = 0;
        using (var codec = SKCodec.Create(new SKManagedStream(content, disposeManagedStream: false)))
        {
            if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
            {
                return DocumentErrors.Damaged;
            }

            if ((long)codec.Info.Width * codec.Info.Height > megapixels * 1_000_000L)
            {
                return DocumentErrors.ImageTooLarge(megapixels);
            }
        }

        var end = kind is ContentKind.Png ? await EndOfPngAsync(content, ct) : await EndOfJpegsAsync(content, ct);
        if (end is null)
        {
            return DocumentErrors.Damaged;
        }

        if (await Archives.IsInAsync(content, ct))
        {
            return DocumentErrors.ActiveContent;
        }

        return content.Length - end <= TrailerAllowance ? content.Length
            : await HasFilmAtAsync(content, end.Value, ct) ? end.Value
            : DocumentErrors.ActiveContent;
    }

    // Films of telephones are MP4, whose first box has this name.
    private static async Task<bool> HasFilmAtAsync(Stream content, long end, CancellationToken ct) =>
        (await Bytes.ReadAsync(content, end, FilmHeading, ct)).AsSpan().IndexOf("ftyp"u8) >= 0;

    private static async Task<long?> EndOfPngAsync(Stream content, CancellationToken ct)
    {
        for (long at = 8; at + 12 <= content.Length;)
        {
            var head = await Bytes.ReadAsync(content, at, 8, ct);
            at += 12L + BinaryPrimitives.ReadUInt32BigEndian(head);
            if (head.AsSpan(4).SequenceEqual("IEND"u8))
            {
                return at <= content.Length ? at : null;
            }
        }

        return null;
    }

    // A telephone may put further pictures (depth, brightness) behind the first one; each must be whole.
    private static async Task<long?> EndOfJpegsAsync(Stream content, CancellationToken ct)
    {
        var end = await EndOfJpegAsync(content, 0, ct);
        while (end is { } next && await Bytes.ReadAsync(content, next, 3, ct) is [0xFF, 0xD8, 0xFF])
        {
            end = await EndOfJpegAsync(content, next, ct);
        }

        return end;
    }

    private static async Task<long?> EndOfJpegAsync(Stream content, long start, CancellationToken ct)
    {
        var at = start + 2;
        while (at + 2 <= content.Length)
        {
            var head = await Bytes.ReadAsync(content, at, 4, ct);
            if (head[0] != 0xFF)
            {
                return null;
            }

            switch (head[1])
            {
                case 0xD9:
                    return at + 2;
                case 0xFF:
                    at++;
                    break;
                case 0x01 or (>= 0xD0 and <= 0xD7):
                    at += 2;
                    break;
                case var marker:
                    if (head.Length < 4)
                    {
                        return null;
                    }

                    at += 2L + BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
                    if (marker == 0xDA && await EndOfScanAsync(content, at, ct) is { } afterScan)
                    {
                        at = afterScan;
                    }

                    break;
            }
        }

        return null;
    }

    /// <summary>The next marker after the packed pixels: an FF that is followed neither by a stuffed zero nor by a restart marker.</summary>
    private static async Task<long?> EndOfScanAsync(Stream content, long at, CancellationToken ct)
    {
        while (at + 2 <= content.Length)
        {
            var piece = await Bytes.ReadAsync(content, at, PieceSize, ct);
            for (var i = piece.AsSpan().IndexOf((byte)0xFF); i >= 0 && i + 1 < piece.Length;)
            {
                if (piece[i + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                {
                    return at + i;
                }

                var next = piece.AsSpan(i + 2).IndexOf((byte)0xFF);
                i = next < 0 ? -1 : i + 2 + next;
            }

            // One byte is read again: it may be the FF of a pair.
            at += piece.Length - 1;
        }

        return null;
    }
}
