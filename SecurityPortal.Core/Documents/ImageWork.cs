using System.Numerics;
using SecurityPortal.Core.Common;
using SkiaSharp;

namespace SecurityPortal.Core.Documents;

/// <summary>
/// Work on checked pictures (<see cref="ContentCheck"/> comes first). One picture is unpacked at a time, so memory is bounded by
/// <see cref="DocumentLimits.DecodedMegapixels"/> however many people upload. Errors: document.damaged, document.image-too-large.
/// </summary>
public sealed class ImageWork(DocumentLimits limits) : IDisposable
{
    private const int JpegQuality = 88;
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>
    /// Draws the picture anew, upright, in sRGB and without any metadata, made smaller where it exceeds the box; never larger.
    /// </summary>
    /// <param name="content">A seekable JPEG or PNG.</param>
    /// <param name="format">What to write.</param>
    /// <param name="maxWidth">The box's width in pixels.</param>
    /// <param name="maxHeight">The box's height in pixels.</param>
    /// <param name="ct">Ends the waiting for a turn.</param>
    public Task<Result<Picture>> ReEncodeAsync(Stream content, PictureFormat format, int maxWidth, int maxHeight, CancellationToken ct) =>
        InTurnAsync(content, maxWidth, maxHeight, decoded => Encode(decoded, format, maxWidth, maxHeight), ct);

    /// <summary>Width and height of a picture as people see it. Errors as of all.</summary>
    public Task<Result<(int Width, int Height)>> SizeAsync(Stream content, CancellationToken ct) =>
        InTurnAsync(content, int.MaxValue / 4, int.MaxValue / 4, decoded => (decoded.Width, decoded.Height), ct);

    /// <summary>Cuts a part out of a picture and draws it anew as JPEG of exactly the size asked for, upright, without any metadata.</summary>
    /// <param name="content">A seekable JPEG or PNG.</param>
    /// <param name="crop">The part, in pixels of the upright picture; kept inside it.</param>
    /// <param name="size">Pixels of the result, from the part's.</param>
    /// <param name="ct">Ends the waiting for a turn.</param>
    public Task<Result<Picture>> CropAsync(Stream content, PortraitCrop crop, Func<PortraitCrop, (int Width, int Height)> size, CancellationToken ct) =>
        InTurnAsync(content, int.MaxValue / 4, int.MaxValue / 4, decoded => Crop(decoded, crop, size), ct);

    /// <summary>
    /// The 64-bit difference hash of a picture on white, by which look-alikes are found: equal pictures give equal hashes,
    /// similar ones a small <see cref="Distance"/>.
    /// </summary>
    public Task<Result<long>> DifferenceHashAsync(Stream content, CancellationToken ct) => InTurnAsync(content, 64, 64, Hash, ct);

    /// <summary>In how many of the 64 bits two hashes differ; at most 10 means they look alike (domain.md E26).</summary>
    public static int Distance(long a, long b) => BitOperations.PopCount((ulong)(a ^ b));

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<Result<T>> InTurnAsync<T>(Stream content, int width, int height, Func<SKBitmap, T> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var decoded = Decode(content, width, height);
            if (!decoded.IsOk)
            {
                return decoded.Error!;
            }

            using var bitmap = decoded.Value;
            return work(bitmap);
        }
        finally
        {
            _turn.Release();
        }
    }

    private Result<SKBitmap> Decode(Stream content, int width, int height)
    {
        content.Position = 0;
        using var codec = SKCodec.Create(new SKManagedStream(content, disposeManagedStream: false));
        if (codec is null)
        {
            return DocumentErrors.Damaged;
        }

        // JPEG can be unpacked at an eighth, a quarter or a half of its size; PNG only whole.
        var wanted = Math.Min(1f, 2f * Math.Max((float)width / codec.Info.Width, (float)height / codec.Info.Height));
        var size = codec.GetScaledDimensions(wanted);
        if ((long)size.Width * size.Height > limits.DecodedMegapixels * 1_000_000L)
        {
            return DocumentErrors.ImageTooLarge(limits.DecodedMegapixels);
        }

        using var srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, srgb);
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) is not SKCodecResult.Success)
        {
            bitmap.Dispose();
            return DocumentErrors.Damaged;
        }

        if (codec.EncodedOrigin is SKEncodedOrigin.TopLeft)
        {
            return bitmap;
        }

        using (bitmap)
        {
            return Upright(bitmap, codec.EncodedOrigin);
        }
    }

    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        float w = bitmap.Width, h = bitmap.Height;
        var onItsSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turn = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        var size = onItsSide ? new SKSizeI(bitmap.Height, bitmap.Width) : new SKSizeI(bitmap.Width, bitmap.Height);
        var upright = new SKBitmap(bitmap.Info.WithSize(size));
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(turn);
        canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return upright;
    }

    private static Picture Encode(SKBitmap bitmap, PictureFormat format, int maxWidth, int maxHeight)
    {
        var scale = Math.Min(1f, Math.Min((float)maxWidth / bitmap.Width, (float)maxHeight / bitmap.Height));
        using var drawn = Draw(
            bitmap,
            Math.Max(1, (int)MathF.Round(bitmap.Width * scale)),
            Math.Max(1, (int)MathF.Round(bitmap.Height * scale)),
            format is PictureFormat.Jpeg ? SKColors.White : SKColors.Transparent);
        using var data = format is PictureFormat.Jpeg
            ? drawn.Encode(SKEncodedImageFormat.Jpeg, JpegQuality)
            : drawn.Encode(SKEncodedImageFormat.Png, 100);
        return new Picture(data.ToArray(), format is PictureFormat.Jpeg ? ContentKind.Jpeg : ContentKind.Png, drawn.Width, drawn.Height);
    }

    private static Picture Crop(SKBitmap bitmap, PortraitCrop wanted, Func<PortraitCrop, (int Width, int Height)> size)
    {
        var crop = wanted.Inside(bitmap.Width, bitmap.Height);
        var (width, height) = size(crop);
        using var drawn = new SKBitmap(bitmap.Info.WithSize(new SKSizeI(width, height)));
        using (var canvas = new SKCanvas(drawn))
        {
            using var image = SKImage.FromPixels(bitmap.PeekPixels());
            canvas.Clear(SKColors.White);
            canvas.DrawImage(image, SKRect.Create(crop.X, crop.Y, crop.Width, crop.Height), new SKRect(0, 0, width, height), Smooth);
        }

        using var data = drawn.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        return new Picture(data.ToArray(), ContentKind.Jpeg, width, height);
    }

    private static long Hash(SKBitmap bitmap)
    {
        using var small = Draw(bitmap, 9, 8, SKColors.White);
        long hash = 0;
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < 8; x++)
            {
                hash = (hash << 1) | (Brightness(small.GetPixel(x, y)) > Brightness(small.GetPixel(x + 1, y)) ? 1L : 0L);
            }
        }

        return hash;
    }

    private static int Brightness(SKColor c) => (299 * c.Red) + (587 * c.Green) + (114 * c.Blue);

    private static SKBitmap Draw(SKBitmap bitmap, int width, int height, SKColor ground)
    {
        var drawn = new SKBitmap(bitmap.Info.WithSize(new SKSizeI(width, height)));
        using var canvas = new SKCanvas(drawn);
        using var image = SKImage.FromPixels(bitmap.PeekPixels());
        canvas.Clear(ground);
        canvas.DrawImage(image, new SKRect(0, 0, width, height), Smooth);
        return drawn;
    }
}
