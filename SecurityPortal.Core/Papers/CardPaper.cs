using SecurityPortal.Core.Common;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Barcodes;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Helpers;
using SecurityPortal.Core.Printing.Infrastructure;
using Unit = SecurityPortal.Core.Printing.Infrastructure.Unit;

namespace SecurityPortal.Core.Papers;

/// <summary>A batch of person cards: front and back of each on pages of the card's own size (ISO/IEC 7810 ID-1), for a card printer.</summary>
internal sealed record CardPaper : IDocument
{
    private static readonly Color White = "#FFFFFF";

    private readonly PaperTexts<PapersTexts> _texts = new(Languages.English);
    private readonly PaperTexts<PrintingTexts> _letterhead = new(Languages.English);

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
                page.Content().Element(place => Front(place, card));
            });
            container.Page(page =>
            {
                page.Size(PageSizes.Id1);
                page.Margin(0);
                page.DefaultTextStyle(style => style.FontSize(6).FontColor(PaperStyle.Ink));
                page.Content().Element(place => Back(place, card));
            });
        }
    }

    private void Front(IContainer container, PrintedCard card) => container.Column(column =>
    {
        column.Item().Background(PaperStyle.Primary).PaddingHorizontal(3, Unit.Millimetre).PaddingVertical(1.4f, Unit.Millimetre).Row(row =>
        {
            row.Spacing(5);
            row.RelativeItem().Column(name =>
            {
                name.Item().Text(_letterhead["Republic"].Sq).Bold().FontSize(6.6f).FontColor(White);
                name.Item().Text($"{_letterhead["Ministry"].Sq} · {_letterhead["Ministry"].Sr}").FontSize(4.4f).FontColor(White);
            });
            row.ConstantItem(70).AlignMiddle().Text("SECURITY").Bold().FontSize(13).FontColor(White).AlignRight();
        });
        column.Item().PaddingHorizontal(3, Unit.Millimetre).PaddingTop(1.6f, Unit.Millimetre).Row(row =>
        {
            row.Spacing(8);
            row.ConstantItem(22 * 72 / 25.4f).Height(28.5f, Unit.Millimetre).Image(card.Photo);
            row.RelativeItem().Column(data =>
            {
                data.Item().Text(card.HolderName).Bold().FontSize(card.HolderName.Length > 26 ? 8 : 10.5f).LineHeight(0.9f).FontColor(PaperStyle.Primary);
                Line(data, "Card.Position", card.Position);
                Line(data, "Card.Company", card.Company);
                data.Item().PaddingTop(2).Row(pair =>
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
        column.Item().PaddingHorizontal(3, Unit.Millimetre).PaddingTop(2).Text($"{card.ClassName.Sq} · {card.ClassName.Sr}").FontSize(5).FontColor(PaperStyle.Grey).LineHeight(0.9f);
    });

    private void Back(IContainer container, PrintedCard card) => container.Padding(3, Unit.Millimetre).Column(column =>
    {
        column.Item().Row(row =>
        {
            row.Spacing(8);
            row.ConstantItem(72).QrCode(card.CheckAddress);
            row.RelativeItem().Column(text =>
            {
                text.Spacing(2);
                text.Item().Text("SECURITY").Bold().FontSize(11).FontColor(PaperStyle.Primary);
                var check = _texts["Card.Check"];
                text.Item().Text($"{check.Sq}\n{check.Sr}\n{check.Third}").FontSize(4.8f).FontColor(PaperStyle.Grey).LineHeight(0.95f);
                var found = _texts["Card.Found"];
                text.Item().Text($"{found.Sq}\n{found.Sr}\n{found.Third}").FontSize(4.8f).LineHeight(0.95f);
            });
        });
        column.Item().PaddingTop(4).Code128(card.Number, 24);
        column.Item().PaddingTop(2).Row(row =>
        {
            row.RelativeItem().Text($"{card.Number}").FontSize(6).Bold();
            row.RelativeItem().Text($"{_texts["Card.Serial"].Sq}: {card.Serial}").FontSize(6).AlignRight();
        });
        column.Item().PaddingTop(2).Text($"{_letterhead["Division"].Sq} · {_letterhead["Division"].Sr}").FontSize(4.6f).FontColor(PaperStyle.Grey);
    });

    private void Line(ColumnDescriptor column, string label, string value)
    {
        var text = _texts[label];
        column.Item().PaddingTop(2).Text($"{text.Sq} · {text.Sr}").FontSize(4.2f).FontColor(PaperStyle.Grey).LineHeight(0.9f);
        column.Item().Text(value).Bold().FontSize(value.Length > 34 ? 5 : 6.4f).LineHeight(0.9f);
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
