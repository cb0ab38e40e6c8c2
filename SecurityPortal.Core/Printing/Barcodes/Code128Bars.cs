using SecurityPortal.Core.Printing.Elements;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Barcodes;

/// <summary>The bars of a Code 128, as wide and as high as their place.</summary>
internal sealed class Code128Bars(string text) : Element
{
    private readonly int[] _widths = Code128.Encode(text);

    public override Piece Lay(Space space, PrintRun run) => new(space.Width, space.Height, null, (canvas, box) =>
    {
        var module = box.Width / Code128.Modules(text);
        var x = box.Left + (Code128.QuietZone * module);
        using var bars = new SKPathBuilder();
        for (var i = 0; i < _widths.Length; i++)
        {
            if (i % 2 == 0)
            {
                bars.AddRect(SKRect.Create(x, box.Top, _widths[i] * module, box.Height));
            }

            x += _widths[i] * module;
        }

        using var path = bars.Detach();
        canvas.DrawPath(path, run.Paint(Helpers.Colors.Black));
    });
}
