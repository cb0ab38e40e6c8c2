using SecurityPortal.Core.Printing.Barcodes;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Helpers;
using SecurityPortal.Core.Printing.Infrastructure;
using LocalTime = SecurityPortal.Core.Common.LocalTime;

namespace SecurityPortal.Core.Printing;

/// <summary>
/// The frame that all the ministry's papers share: letterhead in both languages, title, reference and its code, page x of y, time of
/// printing. <c>new PortalPageFrame(heading, body => body.Section(...)).GeneratePdf()</c>
/// </summary>
public sealed class PortalPageFrame(PaperHeading heading, Action<PaperBody> body) : IDocument
{
    private readonly PaperTextReader<PrintingTexts> _texts = new(heading.ThirdLanguage);

    /// <inheritdoc/>
    public DocumentMetadata GetMetadata() => new()
    {
        Title = heading.Title.ToString(),
        Author = _texts["Ministry"].ToString(),
        Subject = heading.Reference,
        Creator = "SecurityPortal",
        Language = "sq",
        CreationDate = heading.PrintedAt,
    };

    /// <inheritdoc/>
    public void Compose(IDocumentContainer container) => container.Page(page =>
    {
        page.Size(PageSizes.A4);
        page.MarginHorizontal(20, Unit.Millimetre);
        page.MarginTop(14, Unit.Millimetre);
        page.MarginBottom(12, Unit.Millimetre);
        page.DefaultTextStyle(style => style.FontSize(PaperStyle.Text).FontColor(PaperStyle.Ink));
        page.Header().Column(column =>
        {
            column.Item().ShowOnce().Element(FirstHeader);
            column.Item().SkipOnce().Element(NextHeader);
        });
        page.Content().Column(column =>
        {
            column.Spacing(12);
            body(new PaperBody(column, _texts));
        });
        page.Footer().Element(Footer);
    });

    private void FirstHeader(IContainer container) => container.PaddingBottom(14).Column(column =>
    {
        column.Item().Row(row =>
        {
            row.Spacing(12);
            row.RelativeItem().AlignMiddle().Element(place => Letterhead(place, text => text.Sq, false));
            row.ConstantItem(42).AlignMiddle().Child = new PortalEmblem();
            row.RelativeItem().AlignMiddle().Element(place => Letterhead(place, text => text.Sr, true));
        });
        column.Item().PaddingTop(9).LineHorizontal(1.5f).LineColor(PaperStyle.Primary);
        column.Item().PaddingTop(12).Row(row =>
        {
            row.Spacing(18);
            row.RelativeItem().AlignMiddle().Column(title =>
            {
                title.Item().Text(heading.Title.Sq).FontSize(15).Bold().FontColor(PaperStyle.Primary).LineHeight(0.92f);
                title.Item().PaddingTop(2).Text(heading.Title.Sr).FontSize(11.5f).FontColor(PaperStyle.Grey);
                if (heading.Title.Third is { } third)
                {
                    title.Item().Text(third).FontSize(PaperStyle.Text).FontColor(PaperStyle.Grey);
                }
            });
            row.ConstantItem(CodeWidth()).AlignMiddle().Column(Code);
        });
    });

    private void Letterhead(IContainer container, Func<PaperText, string> language, bool right) => container.Text(text =>
    {
        text.DefaultTextStyle(style => style.FontSize(PaperStyle.Label).LineHeight(0.95f));
        if (right)
        {
            text.AlignRight();
        }

        text.Line(language(_texts["Republic"])).Bold().FontSize(PaperStyle.Text).FontColor(PaperStyle.Primary);
        text.Line(language(_texts["Ministry"])).Bold();
        text.Line(language(_texts["Department"]));
        text.Span(language(_texts["Division"]));
    });

    // Modules of 0.3 mm read well from any office printer; a very long reference gets narrower ones.
    private float CodeWidth() => (heading.QrText, heading.Barcode) switch
    {
        (not null, _) => 80,
        (null, true) => Math.Clamp(Barcodes.Code128.Modules(heading.Reference) * 0.85f, 100, 240),
        _ => 120,
    };

    private void Code(ColumnDescriptor column)
    {
        if (heading.QrText is not null)
        {
            column.Item().QrCode(heading.QrText);
        }
        else if (heading.Barcode)
        {
            column.Item().Code128(heading.Reference);
        }

        column.Item().PaddingTop(2).Text(heading.Reference).FontSize(PaperStyle.Label).Bold().AlignCenter();
    }

    private void NextHeader(IContainer container) => container.PaddingBottom(12).BorderBottom(0.75f).BorderColor(PaperStyle.Primary).PaddingBottom(5).Row(row =>
    {
        row.Spacing(12);
        row.RelativeItem().Text(heading.Title.ToString()).FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey);
        row.AutoItem().Text(heading.Reference).FontSize(PaperStyle.Small).Bold();
    });

    private void Footer(IContainer container) => container.PaddingTop(10).BorderTop(0.5f).BorderColor(PaperStyle.Rule).PaddingTop(5)
        .DefaultTextStyle(style => style.FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey)).Row(row =>
    {
        var (page, of) = (_texts["Page"], _texts["PageOf"]);
        row.Spacing(12);
        row.RelativeItem().Text($"{_texts["PrintedAt"]} {LocalTime.Format(heading.PrintedAt.UtcDateTime)}");
        row.AutoItem().Text(text =>
        {
            PageOf(text, page.Sq, of.Sq);
            text.Span(" / ");
            PageOf(text, page.Sr, of.Sr);
        });
    });

    private static void PageOf(TextDescriptor text, string page, string of)
    {
        text.Span(page + " ");
        text.CurrentPageNumber();
        text.Span(" " + of + " ");
        text.TotalPages();
    }
}
