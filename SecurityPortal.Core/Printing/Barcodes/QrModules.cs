using QRCoder;
using SecurityPortal.Core.Printing.Elements;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Barcodes;

/// <summary>The modules of a QR code with their quiet zone, as wide as their place.</summary>
internal sealed class QrModules : Picture
{
    private readonly List<System.Collections.BitArray> _rows;

    public QrModules(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        _rows = data.ModuleMatrix;
    }

    protected override float Aspect(PrintRun run) => 1;

    protected override void Draw(SKCanvas canvas, SKRect box, PrintRun run)
    {
        // One path for all: modules drawn one by one would show hairlines between them.
        var module = box.Width / _rows.Count;
        using var dark = new SKPathBuilder();
        for (var y = 0; y < _rows.Count; y++)
        {
            for (var x = 0; x < _rows.Count; x++)
            {
                var from = x;
                while (x < _rows.Count && _rows[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    dark.AddRect(SKRect.Create(box.Left + (from * module), box.Top + (y * module), (x - from) * module, module));
                }
            }
        }

        using var path = dark.Detach();
        canvas.DrawPath(path, run.Paint(Helpers.Colors.Black));
    }
}
