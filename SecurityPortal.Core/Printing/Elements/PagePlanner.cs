using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Infrastructure;
using SkiaSharp;

namespace SecurityPortal.Core.Printing.Elements;

/// <summary>Collects the page descriptions of a document and lays them out.</summary>
internal sealed class PagePlanner : IDocumentContainer
{
    // The number of pages may change the number of pages only by its own width; more tries than this are never needed.
    private const int MostPasses = 4;

    private readonly List<PageTemplate> _templates = [];

    public void Page(Action<PageDescriptor> page)
    {
        var template = new PageTemplate();
        page(new PageDescriptor(template));
        _templates.Add(template);
    }

    /// <summary>Lays out all pages; a second time when the number of pages stands on them and the guess of one page was wrong.</summary>
    public List<LaidPage> Lay(PrintRun run)
    {
        var total = 1;
        for (var pass = 1; ; pass++)
        {
            run.BeginPass(total);
            List<LaidPage> pages = [.. _templates.SelectMany(template => Lay(template, run))];
            if (!run.TotalPagesAsked || pages.Count == total || pass == MostPasses)
            {
                return pages;
            }

            total = pages.Count;
        }
    }

    private static IEnumerable<LaidPage> Lay(PageTemplate template, PrintRun run)
    {
        var page = SKRect.Create(template.Size.Width, template.Size.Height);
        var inside = new SKRect(template.MarginLeft, template.MarginTop, page.Right - template.MarginRight, page.Bottom - template.MarginBottom);
        run.Style = template.Style.Over(TextStyle.LibraryDefault);
        Element? rest = template.Content;
        while (rest is not null)
        {
            run.PageNumber++;
            var background = Whole(template.Background, page.Width, page.Height);
            var header = Whole(template.Header, inside.Width, inside.Height);
            var footer = Whole(template.Footer, inside.Width, inside.Height - header.Height);
            var room = new SKRect(inside.Left, inside.Top + header.Height, inside.Right, inside.Bottom - footer.Height);
            run.PageHeight = room.Height;
            var content = rest.Lay(new Space(room.Width, room.Height, true), run)!;
            if (rest != template.Content && content is { Height: 0, Rest: null })
            {
                // A page break with nothing after it.
                run.PageNumber--;
                break;
            }

            rest = content.Rest;

            yield return new LaidPage(page.Size, canvas =>
            {
                if (template.Color != Helpers.Colors.White)
                {
                    canvas.DrawRect(page, run.Paint(template.Color));
                }

                background.Draw(canvas, page);
                header.Draw(canvas, new SKRect(inside.Left, inside.Top, inside.Right, room.Top));
                content.Draw(canvas, room);
                footer.Draw(canvas, new SKRect(inside.Left, room.Bottom, inside.Right, inside.Bottom));
            });
        }

        Piece Whole(Element element, float width, float height) =>
            element.Lay(new Space(width, height, true), run) is { Rest: null } piece
                ? piece
                : throw new DocumentLayoutException("A header or footer does not fit on the page.");
    }
}
