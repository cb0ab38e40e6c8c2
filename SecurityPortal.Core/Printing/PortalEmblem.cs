using System.Globalization;
using System.Xml.Linq;
using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;

namespace SecurityPortal.Core.Printing;

/// <summary>The portal's own mark, drawn from the very file that the screen shows.</summary>
/// <param name="strength">1 in its own colours; near 0 a watermark.</param>
internal sealed class PortalEmblem(float strength = 1) : Picture
{
    private static readonly Lazy<(SKRect Box, List<Shape> Shapes)> Mark = new(Read);

    protected override float Aspect(PrintRun run) => Mark.Value.Box.Width / Mark.Value.Box.Height;

    protected override void Draw(SKCanvas canvas, SKRect box, PrintRun run)
    {
        canvas.Save();
        canvas.Translate(box.Left, box.Top);
        canvas.Scale(box.Width / Mark.Value.Box.Width);
        foreach (var shape in Mark.Value.Shapes)
        {
            using var pen = new SKPaint
            {
                Color = Faded(shape.Color.ToSkia()),
                Style = shape.Stroke > 0 ? SKPaintStyle.Stroke : SKPaintStyle.Fill,
                StrokeWidth = shape.Stroke,
                StrokeCap = SKStrokeCap.Round,
                StrokeJoin = SKStrokeJoin.Round,
                IsAntialias = true,
            };
            canvas.DrawPath(shape.Path, pen);
        }

        canvas.Restore();
    }

    // Mixed with the paper's white rather than transparent: opaque colours print alike everywhere.
    private SKColor Faded(SKColor color)
    {
        return new SKColor(Mix(color.Red), Mix(color.Green), Mix(color.Blue));

        byte Mix(byte part) => (byte)(255 - ((255 - part) * strength));
    }

    // As much of SVG as the emblem uses: filled paths and circles, and strokes with round ends.
    private static (SKRect Box, List<Shape> Shapes) Read()
    {
        using var stream = typeof(PortalEmblem).Assembly.GetManifestResourceStream("images/emblem.svg")
            ?? throw new InvalidOperationException("The emblem is not in the assembly.");
        var svg = XDocument.Load(stream).Root!;
        var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        return (new SKRect(box[0], box[1], box[2], box[3]), [.. svg.Elements().Select(ReadShape)]);
    }

    private static Shape ReadShape(XElement element)
    {
        string? Text(string name) => element.Attribute(name)?.Value;
        var path = element.Name.LocalName switch
        {
            "path" => SKPath.ParseSvgPathData(Text("d")!),
            "circle" => Circle(Number(Text("cx")!), Number(Text("cy")!), Number(Text("r")!)),
            var other => throw new InvalidOperationException($"The emblem may not hold {other}."),
        };
        return Text("stroke") is { } stroke
            ? new Shape(path, ReadColor(stroke), Number(Text("stroke-width")!))
            : new Shape(path, ReadColor(Text("fill")!), 0);
    }

    private static SKPath Circle(float x, float y, float radius)
    {
        using var circle = new SKPathBuilder();
        circle.AddCircle(x, y, radius);
        return circle.Detach();
    }

    private static Color ReadColor(string hex) => hex.Length == 4 ? $"#{hex[1]}{hex[1]}{hex[2]}{hex[2]}{hex[3]}{hex[3]}" : hex;

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Shape(SKPath Path, Color Color, float Stroke);
}
