using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

internal sealed class RasterImage(byte[] bytes) : Picture
{
    protected override float Aspect(PrintRun run) => (float)run.Image(bytes).Width / run.Image(bytes).Height;

    protected override void Draw(SKCanvas canvas, SKRect box, PrintRun run) =>
        canvas.DrawImage(run.Image(bytes), box, new SKSamplingOptions(SKCubicResampler.Mitchell));
}
