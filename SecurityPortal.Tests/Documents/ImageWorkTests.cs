using System.Text;
using SecurityPortal.Core.Documents;
using SecurityPortal.Tests.TestKit;
using SkiaSharp;

namespace SecurityPortal.Tests.Documents;

public sealed class ImageWorkTests : IDisposable
{
    private readonly ImageWork _work = new(new DocumentLimits());

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task ReEncode_LargeJpeg_FitsTheBoxAndKeepsItsShape()
    {
        var bytes = SampleFiles.Image(SKEncodedImageFormat.Jpeg, 4000, 3000);

        var picture = (await _work.ReEncodeAsync(new MemoryStream(bytes), PictureFormat.Jpeg, 600, 600, default)).Value;

        Assert.Equal((600, 450), (picture.Width, picture.Height));
        using var decoded = SKBitmap.Decode(picture.Bytes);
        Assert.Equal((600, 450), (decoded.Width, decoded.Height));
        Assert.True(decoded.GetPixel(300, 200).Red < 40, "the rectangle in the middle is still there");
    }

    [Fact]
    public async Task ReEncode_SmallPicture_IsNotMadeLarger()
    {
        var picture = (await _work.ReEncodeAsync(new MemoryStream(SampleFiles.Png()), PictureFormat.Png, 600, 600, default)).Value;

        Assert.Equal((120, 80), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(1, false, 0, 0)]
    [InlineData(2, false, 2, 0)]
    [InlineData(3, false, 2, 1)]
    [InlineData(4, false, 0, 1)]
    [InlineData(5, true, 0, 0)]
    [InlineData(6, true, 1, 0)]
    [InlineData(7, true, 1, 2)]
    [InlineData(8, true, 0, 2)]
    public async Task ReEncode_TurnedPhotograph_StandsUprightWithoutMetadata(int orientation, bool onItsSide, int darkColumn, int darkRow)
    {
        // 96 by 64 pixels in blocks of 32; the one at the top left is dark. Where it must end follows from the Exif standard.
        var bytes = SampleFiles.JpegWithExif(orientation, SampleFiles.Image(SKEncodedImageFormat.Jpeg, 96, 64, canvas =>
        {
            using var paint = new SKPaint { Color = SKColors.Black };
            canvas.DrawRect(0, 0, 32, 32, paint);
        }));
        Assert.Contains("SecretPlace", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        var picture = (await _work.ReEncodeAsync(new MemoryStream(bytes), PictureFormat.Jpeg, 600, 600, default)).Value;

        Assert.Equal(onItsSide ? (64, 96) : (96, 64), (picture.Width, picture.Height));
        Assert.DoesNotContain("SecretPlace", Encoding.Latin1.GetString(picture.Bytes), StringComparison.Ordinal);
        using var decoded = SKBitmap.Decode(picture.Bytes);
        for (var row = 0; row < picture.Height / 32; row++)
        {
            for (var column = 0; column < picture.Width / 32; column++)
            {
                var dark = decoded.GetPixel((column * 32) + 16, (row * 32) + 16).Red < 128;
                Assert.Equal(column == darkColumn && row == darkRow, dark);
            }
        }
    }

    [Fact]
    public async Task ReEncode_TransparentEmblem_KeepsTransparencyAsPngAndIsOnWhiteAsJpeg()
    {
        var bytes = SampleFiles.Image(SKEncodedImageFormat.Png, 50, 50, canvas => canvas.Clear(SKColors.Transparent));

        var png = (await _work.ReEncodeAsync(new MemoryStream(bytes), PictureFormat.Png, 50, 50, default)).Value;
        var jpeg = (await _work.ReEncodeAsync(new MemoryStream(bytes), PictureFormat.Jpeg, 50, 50, default)).Value;

        Assert.Equal(0, SKBitmap.Decode(png.Bytes).GetPixel(25, 25).Alpha);
        Assert.True(SKBitmap.Decode(jpeg.Bytes).GetPixel(25, 25).Red > 250);
        Assert.Equal((ContentKind.Png, ContentKind.Jpeg), (png.Kind, jpeg.Kind));
    }

    [Fact]
    public async Task ReEncode_PngTooLargeToUnpack_IsRefused() => Assert.Equal(
        "document.image-too-large",
        (await _work.ReEncodeAsync(new MemoryStream(SampleFiles.PngDeclaring(6_000, 6_000)), PictureFormat.Png, 10, 10, default)).Error?.Code);

    [Fact]
    public async Task ReEncode_CutPicture_IsDamaged() => Assert.Equal(
        "document.damaged",
        (await _work.ReEncodeAsync(new MemoryStream(SampleFiles.Png()[..60]), PictureFormat.Png, 10, 10, default)).Error?.Code);

    [Fact]
    public async Task DifferenceHash_SameEmblemSmallerAndAsJpeg_LooksAlike_AnotherDoesNot()
    {
        var original = await HashAsync(SampleFiles.Image(SKEncodedImageFormat.Png, 400, 400, Shield));
        var copy = await HashAsync(SampleFiles.Image(SKEncodedImageFormat.Jpeg, 150, 150, canvas =>
        {
            canvas.Scale(150f / 400);
            Shield(canvas);
        }));
        var other = await HashAsync(SampleFiles.Image(SKEncodedImageFormat.Png, 400, 400, Star));

        Assert.InRange(ImageWork.Distance(original, copy), 0, 10);
        Assert.InRange(ImageWork.Distance(original, other), 11, 64);
    }

    private static void Shield(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = SKColors.Navy };
        canvas.DrawRoundRect(80, 60, 240, 280, 60, 60, paint);
        paint.Color = SKColors.Gold;
        canvas.DrawCircle(200, 180, 70, paint);
    }

    private static void Star(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = SKColors.DarkRed, StrokeWidth = 40, Style = SKPaintStyle.Stroke };
        canvas.DrawLine(20, 20, 380, 380, paint);
        canvas.DrawLine(380, 20, 20, 380, paint);
    }

    private async Task<long> HashAsync(byte[] bytes) => (await _work.DifferenceHashAsync(new MemoryStream(bytes), default)).Value;
}
