using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Makes its content smaller, down to two fifths, until it fits whole.</summary>
internal sealed class ScaleToFit : Decoration
{
    private const float Smallest = 0.4f;
    private const float Step = 0.95f;

    public override Piece? Lay(Space space, PrintRun run)
    {
        for (var scale = 1f; ; scale *= Step)
        {
            // Not fresh, so that what cannot shrink far enough says so rather than throws.
            var fits = Inner.Lay(new Space(space.Width / scale, space.Height / scale, false), run);
            if (fits is { Rest: null })
            {
                return scale == 1 ? fits : new Piece(fits.Width * scale, fits.Height * scale, null, (canvas, box) =>
                {
                    canvas.Save();
                    canvas.Translate(box.Left, box.Top);
                    canvas.Scale(scale);
                    fits.Draw(canvas, new SKRect(0, 0, box.Width / scale, box.Height / scale));
                    canvas.Restore();
                });
            }

            if (scale < Smallest)
            {
                return Inner.Lay(space, run);
            }
        }
    }
}
