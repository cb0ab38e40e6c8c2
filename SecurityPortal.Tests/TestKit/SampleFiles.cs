using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Real files of every kind the portal meets, made on the spot.</summary>
public static class SampleFiles
{
    // In two halves, so that no scanner takes this source for the thing itself.
    public static byte[] Eicar { get; } = Latin(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A page drawn by the engine that draws the portal's own documents.</summary>
    public static byte[] Pdf()
    {
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes))
        {
            using var canvas = document.BeginPage(200, 300);
            using var paint = new SKPaint { Color = SKColors.Navy };
            canvas.DrawCircle(100, 100, 50, paint);
            document.EndPage();
            document.Close();
        }

        return bytes.ToArray();
    }

    /// <summary>A small PDF written by hand; <paramref name="objects"/> stand between header and end.</summary>
    public static byte[] PdfWith(string objects) =>
        Latin($"%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n{objects}\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");

    /// <summary>A PDF that packs <paramref name="hidden"/> into an object stream, as every newer writer does.</summary>
    public static byte[] PdfPacking(string hidden, string dictionary = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", string trailer = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Latin($"3 0 {hidden}"));
        }

        var stream = Encoding.Latin1.GetString(packed.ToArray());
        return PdfWith($"4 0 obj\n<< {dictionary} /Length {packed.Length} >>\nstream\r\n{stream}\r\nendstream\nendobj\n{trailer}");
    }

    public static byte[] Image(SKEncodedImageFormat format, int width = 120, int height = 80, Action<SKCanvas>? draw = null)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        if (draw is null)
        {
            using var paint = new SKPaint { Color = SKColors.DarkGreen };
            canvas.DrawRect(width / 4f, height / 4f, width / 2f, height / 3f, paint);
        }
        else
        {
            draw(canvas);
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static byte[] Png() => Image(SKEncodedImageFormat.Png);

    public static byte[] Jpeg() => Image(SKEncodedImageFormat.Jpeg);

    /// <summary>What begins as the films of telephones do, and holds nothing.</summary>
    public static byte[] Film(int length) => [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0, .. "mp42isom"u8, .. new byte[length]];

    /// <summary>What begins as the photographs of an iPhone do.</summary>
    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[500]];

    /// <summary>A PNG of some hundred bytes that says it is as large as asked.</summary>
    public static byte[] PngDeclaring(uint width, uint height)
    {
        var png = Image(SKEncodedImageFormat.Png, 8, 8);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>A JPEG with an Exif block: orientation, and a place name that must not leave the house.</summary>
    public static byte[] JpegWithExif(int orientation, byte[] jpeg)
    {
        byte[] tiff =
        [
            .. "II"u8, 42, 0, 8, 0, 0, 0, 2, 0,
            0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
            0x0E, 1, 2, 0, 12, 0, 0, 0, 38, 0, 0, 0,
            0, 0, 0, 0, .. "SecretPlace\0"u8,
        ];
        byte[] block = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((block.Length + 2) >> 8), (byte)(block.Length + 2), .. block, .. jpeg[2..]];
    }

    public static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.txt").Open();
            entry.Write("hello"u8);
        }

        return bytes.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
