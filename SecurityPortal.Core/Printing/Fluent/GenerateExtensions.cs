using SecurityPortal.Core.Printing.Elements;
using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Fluent;

/// <summary>Makes files of a document. Any number of documents may be made at the same time.</summary>
public static class GenerateExtensions
{
    /// <summary>The document as PDF.</summary>
    /// <exception cref="DocumentLayoutException">Something that cannot be split is larger than a page.</exception>
    public static byte[] GeneratePdf(this IDocument document)
    {
        using var run = new PrintRun();
        var pages = Lay(document, run);
        var about = document.GetMetadata();
        var metadata = new SKDocumentPdfMetadata(SKDocumentPdfMetadata.DefaultRasterDpi, SKDocumentPdfMetadata.DefaultEncodingQuality)
        {
            Title = about.Title,
            Author = about.Author,
            Subject = about.Subject,
            Creator = about.Creator,
            Creation = about.CreationDate?.UtcDateTime,
            Modified = about.CreationDate?.UtcDateTime,
            PdfA = document.GetSettings().PdfA,
        };

        using var stream = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(stream, metadata))
        {
            foreach (var page in pages)
            {
                page.Draw(pdf.BeginPage(page.Size.Width, page.Size.Height));
                pdf.EndPage();
            }

            pdf.Close();
        }

        return about.Language is null ? stream.ToArray() : PdfCatalog.AddLanguage(stream.ToArray(), about.Language);
    }

    /// <summary>Each page as a PNG picture.</summary>
    /// <param name="document">The document.</param>
    /// <param name="dpi">Dots to the inch.</param>
    public static IReadOnlyList<byte[]> GenerateImages(this IDocument document, int dpi = 144)
    {
        using var run = new PrintRun();
        return [.. Lay(document, run).Select(page => Png(page, dpi / 72f))];
    }

    private static List<LaidPage> Lay(IDocument document, PrintRun run)
    {
        var planner = new PagePlanner();
        document.Compose(planner);
        return planner.Lay(run);
    }

    private static byte[] Png(LaidPage page, float scale)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)Math.Ceiling(page.Size.Width * scale), (int)Math.Ceiling(page.Size.Height * scale)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        page.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
