using SecurityPortal.Core.Common;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Barcodes;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Helpers;
using SecurityPortal.Core.Printing.Infrastructure;
using Unit = SecurityPortal.Core.Printing.Infrastructure.Unit;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>A batch of person cards: front and back of each on pages of the card's own size (ISO/IEC 7810 ID-1), for a card printer.</summary>
internal sealed record CardPaper : IDocument
{
    private static readonly Color White = "#FFFFFF";

    private readonly PaperTextReader<PersonCardTexts> _texts = new(Languages.English);
    private readonly PaperTextReader<PrintingTexts> _letterhead = new(Languages.English);

    public required string BatchNumber { get; init; }

    public required IReadOnlyList<PrintedCard> Cards { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public DocumentMetadata GetMetadata() => new()
    {
        Title = $"{_texts["Card.Title"].Sq} {BatchNumber}", Author = _letterhead["Ministry"].ToString(), Subject = BatchNumber, Creator = "SecurityPortal",
        Language = Languages.Albanian, CreationDate = PrintedAt,
    };

    public void Compose(IDocumentContainer container)
    {
        foreach (var card in Cards)
        {
            container.Page(page =>
            {
                page.Size(PageSizes.Id1);
                page.Margin(0);
                page.DefaultTextStyle(style => style.FontSize(6.2f).FontColor(PaperStyle.Ink));
                page.Header().Element(Band);
                page.Content().Element(place => Front(place, card));
                page.Footer().Background(PaperStyle.Tint).PaddingHorizontal(3, Unit.Millimetre).PaddingVertical(1.3f, Unit.Millimetre)
                    .Text($"{card.ClassName.Sq} · {card.ClassName.Sr}").FontSize(card.ClassName.Sq.Length > 50 ? 4.4f : 5).LineHeight(0.95f);
            });
            container.Page(page =>
            {
                page.Size(PageSizes.Id1);
                page.Margin(0);
                page.DefaultTextStyle(style => style.FontSize(6).FontColor(PaperStyle.Ink));
                page.Content().Element(place => Back(place, card));
                page.Footer().PaddingHorizontal(3, Unit.Millimetre).PaddingBottom(2.4f, Unit.Millimetre)
                    .Text($"{_letterhead["Division"].Sq} · {_letterhead["Division"].Sr}").FontSize(4.8f).FontColor(PaperStyle.Grey).AlignCenter();
            });
        }
    }

    private void Band(IContainer container) => container.Background(PaperStyle.Primary).PaddingHorizontal(3, Unit.Millimetre)
        .PaddingVertical(2, Unit.Millimetre).Row(row =>
    {
        row.Spacing(5);
        row.RelativeItem().AlignMiddle().Column(name =>
        {
            name.Item().Text($"{_letterhead["Republic"].Sq} · {_letterhead["Republic"].Sr}").Bold().FontSize(6.2f).FontColor(White);
            name.Item().PaddingTop(1).Text($"{_letterhead["Ministry"].Sq} · {_letterhead["Ministry"].Sr}").FontSize(4.4f).FontColor(White);
        });
        row.ConstantItem(70).AlignMiddle().Text("SECURITY").Bold().FontSize(13).FontColor(White).AlignRight();
    });

    private void Front(IContainer container, PrintedCard card) => container.PaddingHorizontal(3, Unit.Millimetre).PaddingTop(2.6f, Unit.Millimetre).Row(row =>
    {
        row.Spacing(9);
        row.ConstantItem(22 * 72 / 25.4f).Height(28.5f, Unit.Millimetre).Image(card.Photo);
        row.RelativeItem().Column(data =>
        {
            data.Item().Text(card.HolderName).Bold().FontSize(card.HolderName.Length > 26 ? 8 : 10.5f).LineHeight(0.9f).FontColor(PaperStyle.Primary);
            Line(data, "Card.Position", card.Position);
            Line(data, "Card.Company", card.Company);
            data.Item().Row(pair =>
            {
                pair.RelativeItem().Column(one => Line(one, "Card.Number", card.Number));
                pair.RelativeItem().Column(one => Line(one, "Card.LicenceNumber", card.LicenceNumber));
            });
            data.Item().Row(pair =>
            {
                pair.RelativeItem().Column(one => Line(one, "Card.ValidFrom", LocalTime.Format(card.ValidFrom)));
                pair.RelativeItem().Column(one => Line(one, "Card.ValidTo", LocalTime.Format(card.ValidTo)));
            });
        });
    });

    private void Back(IContainer container, PrintedCard card) => container.PaddingHorizontal(3, Unit.Millimetre).PaddingTop(3, Unit.Millimetre).Column(column =>
    {
        column.Item().Row(row =>
        {
            row.Spacing(8);
            row.ConstantItem(78).QrCode(card.CheckAddress);
            row.RelativeItem().AlignMiddle().Column(text =>
            {
                text.Spacing(4);
                text.Item().Text("SECURITY").Bold().FontSize(12).FontColor(PaperStyle.Primary);
                var check = _texts["Card.Check"];
                text.Item().Text($"{check.Sq}\n{check.Sr}\n{check.Third}").FontSize(5.2f).FontColor(PaperStyle.Grey).LineHeight(0.95f);
                var found = _texts["Card.Found"];
                text.Item().Text($"{found.Sq}\n{found.Sr}\n{found.Third}").FontSize(5.2f).LineHeight(0.95f);
            });
        });
        column.Item().PaddingTop(6).Code128(card.Number, 26);
        column.Item().PaddingTop(2.5f).Row(row =>
        {
            row.RelativeItem().Text($"{card.Number}").FontSize(6.4f).Bold();
            row.RelativeItem().Text($"{_texts["Card.Serial"].Sq}: {card.Serial}").FontSize(6.4f).AlignRight();
        });
    });

    private void Line(ColumnDescriptor column, string label, string value)
    {
        var text = _texts[label];
        column.Item().PaddingTop(2.7f).Text($"{text.Sq} · {text.Sr}").FontSize(4.5f).FontColor(PaperStyle.Grey).LineHeight(0.9f);
        column.Item().Text(value).Bold().FontSize(value.Length > 34 ? 5.2f : 6.8f).LineHeight(0.9f);
    }
}

/// <summary>What stands on one card.</summary>
internal sealed record PrintedCard
{
    public required string Number { get; init; }

    public required string Serial { get; init; }

    public required string HolderName { get; init; }

    public required string Position { get; init; }

    public required string Company { get; init; }

    public required string LicenceNumber { get; init; }

    public required LocalName ClassName { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required byte[] Photo { get; init; }

    public required string CheckAddress { get; init; }
}
