using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;

namespace SecurityPortal.Core.Printing;

/// <summary>The portal's own mark: a shield with a keyhole whose stem is a tick. It borrows no state symbol.</summary>
internal sealed class PortalEmblem(Color color) : Picture
{
    private const float Width = 100;
    private const float Height = 116;

    // Even-odd filling: the second shield is cut out of the first, the third stands in it, the tick is cut out of that.
    private static readonly SKPath Mark = SKPath.ParseSvgPathData(
        "M50 0 L98 15 V58 C98 86 78 106 50 116 C22 106 2 86 2 58 V15 Z "
        + "M50 6.3 L92 19.4 V58 C92 82.5 75 100 50 109.6 C25 100 8 82.5 8 58 V19.4 Z "
        + "M50 12.6 L86 23.8 V58 C86 79 72 94 50 103.2 C28 94 14 79 14 58 V23.8 Z "
        + "M30 53 L22.5 60.5 L44 82 L78.5 47.5 L71 40 L44 67 Z");

    static PortalEmblem() => Mark.FillType = SKPathFillType.EvenOdd;

    protected override float Aspect(PrintRun run) => Width / Height;

    protected override void Draw(SKCanvas canvas, SKRect box, PrintRun run)
    {
        canvas.Save();
        canvas.Translate(box.Left, box.Top);
        canvas.Scale(box.Width / Width);
        canvas.DrawPath(Mark, run.Paint(color));
        canvas.Restore();
    }
}
