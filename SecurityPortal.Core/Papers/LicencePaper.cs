using SecurityPortal.Core.Common;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Barcodes;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Helpers;
using SecurityPortal.Core.Printing.Infrastructure;
using Unit = SecurityPortal.Core.Printing.Infrastructure.Unit;

namespace SecurityPortal.Core.Papers;

/// <summary>"Licencë", "Certifikatë": what a licensed company hangs on its wall. All three languages, whatever the reader's.</summary>
internal sealed record LicencePaper : IDocument
{
    private static readonly Color Gold = "#A88742";
    private static readonly Color Warning = "#A32018";

    private readonly PaperTextReader<PapersTexts> _texts = new(Languages.English);
    private readonly PaperTextReader<PrintingTexts> _letterhead = new(Languages.English);

    public required string Number { get; init; }

    public required LocalName Grant { get; init; }

    /// <summary>What stands above the class; null where it is licensed as an activity.</summary>
    public required LocalName? GrantFor { get; init; }

    public required LocalName ClassName { get; init; }

    public required string HolderName { get; init; }

    /// <summary>Business number; null for an individual, whose number is nobody's business.</summary>
    public required string? BusinessNumber { get; init; }

    /// <summary>The training, where the paper certifies one.</summary>
    public CertifiedTraining? Training { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Address of the public check, token included.</summary>
    public required string CheckAddress { get; init; }

    public required PaperText LegalBasis { get; init; }

    /// <summary>Key of the word printed across a paper that no longer holds: Revoked, Suspended, Expired; null while it does.</summary>
    public required string? Invalid { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public DocumentMetadata GetMetadata() => new()
    {
        Title = $"{Grant.Sq} {Number}", Author = _letterhead["Ministry"].ToString(), Subject = ClassName.Sq, Creator = "SecurityPortal",
        Language = Languages.Albanian, CreationDate = PrintedAt,
    };

    public void Compose(IDocumentContainer container) => container.Page(page =>
    {
        page.Size(PageSizes.A4);
        page.Margin(0);
        page.DefaultTextStyle(style => style.FontSize(10).FontColor(PaperStyle.Ink));
        page.Background().Element(Frame);
        page.Content().PaddingHorizontal(27, Unit.Millimetre).PaddingTop(21, Unit.Millimetre).ScaleToFit().Column(column =>
        {
            column.Item().Element(Letterhead);
            column.Item().PaddingTop(16).Element(Title);
            column.Item().PaddingTop(20).Element(Holder);
            column.Item().PaddingTop(16).Element(Activity);
            if (Training is not null)
            {
                column.Item().PaddingTop(12).Element(Trained);
            }

            column.Item().PaddingTop(18).Element(Validity);
        });
        page.Footer().PaddingHorizontal(27, Unit.Millimetre).PaddingBottom(17, Unit.Millimetre).Element(Issue);
    });

    private static void Frame(IContainer container) => container
        .Padding(9, Unit.Millimetre).Border(3).BorderColor(PaperStyle.Primary)
        .Padding(2, Unit.Millimetre).Border(0.8f).BorderColor(Gold)
        .Padding(1, Unit.Millimetre).Border(0.4f).BorderColor(PaperStyle.Primary)
        .AlignCenter().AlignMiddle().Width(330).Child = new PortalEmblem(strength: 0.06f);

    private void Letterhead(IContainer container) => container.Column(column =>
    {
        column.Item().AlignCenter().Width(52).Child = new PortalEmblem();
        column.Item().PaddingTop(10).Text(text =>
        {
            text.AlignCenter();
            text.Span(_letterhead["Republic"].Sq).Bold().FontSize(14).FontColor(PaperStyle.Primary);
        });
        column.Item().Text($"{_letterhead["Republic"].Sr}  ·  {_letterhead["Republic"].Third}").FontSize(9.5f).FontColor(PaperStyle.Grey).AlignCenter();
        column.Item().PaddingTop(5).Text(_letterhead["Ministry"].Sq).Bold().FontSize(11).AlignCenter();
        column.Item().Text($"{_letterhead["Ministry"].Sr}  ·  {_letterhead["Ministry"].Third}").FontSize(8.5f).FontColor(PaperStyle.Grey).AlignCenter();
        column.Item().PaddingTop(3).Text(_letterhead["Division"].Sq).FontSize(10).AlignCenter();
        column.Item().Text($"{_letterhead["Division"].Sr}  ·  {_letterhead["Division"].Third}").FontSize(8).FontColor(PaperStyle.Grey).AlignCenter();
    });

    private void Title(IContainer container) => container.Column(column =>
    {
        column.Item().AlignCenter().Width(150).LineHorizontal(0.8f).LineColor(Gold);
        column.Item().PaddingTop(10).Text(Grant.Sq.ToUpper(Languages.Culture(Languages.Albanian))).Bold().FontSize(Grant.Sq.Length > 14 ? 21 : 38)
            .FontColor(PaperStyle.Primary).LineHeight(0.95f).AlignCenter();
        column.Item().Text($"{Grant.Sr.ToUpper(Languages.Culture(Languages.Serbian))}  ·  {Grant.En.ToUpper(Languages.Culture(Languages.English))}")
            .FontSize(12).FontColor(PaperStyle.Grey).AlignCenter();
        column.Item().PaddingTop(6).Text($"{_texts["Licence.Number"].Sq} {Number}").Bold().FontSize(13).AlignCenter();
        column.Item().PaddingTop(10).AlignCenter().Width(150).LineHorizontal(0.8f).LineColor(Gold);
        if (Invalid is not null)
        {
            var word = _texts[$"Licence.{Invalid}"];
            column.Item().PaddingTop(10).Text($"{word.Sq}  ·  {word.Sr}  ·  {word.Third}").Bold().FontSize(13).FontColor(Warning).AlignCenter();
        }
    });

    private void Holder(IContainer container) => container.Column(column =>
    {
        column.Item().Element(place => Small(place, _texts[Training is null ? "Licence.IssuedTo" : "Certificate.IssuedTo"]));
        column.Item().PaddingTop(4).Text(HolderName).Bold().FontSize(HolderName.Length > 60 ? 15 : 21).LineHeight(0.95f).AlignCenter();
        if (BusinessNumber is not null)
        {
            var label = _texts["Licence.BusinessNumber"];
            column.Item().PaddingTop(4).Text(text =>
            {
                text.AlignCenter();
                text.Span($"{label.Sq} · {label.Sr} · {label.Third}: ").FontSize(8.5f).FontColor(PaperStyle.Grey);
                text.Span(BusinessNumber).Bold();
            });
        }
    });

    private void Activity(IContainer container) => container.Column(column =>
    {
        column.Item().Element(place => Small(place, GrantFor is null ? _texts["Licence.For"] : new PaperText(GrantFor.Sq, GrantFor.Sr, GrantFor.En)));
        column.Item().PaddingTop(4).Text(ClassName.Sq).Bold().FontSize(17).FontColor(PaperStyle.Primary).LineHeight(0.95f).AlignCenter();
        column.Item().PaddingTop(2).Text(ClassName.Sr).FontSize(11.5f).AlignCenter();
        column.Item().Text(ClassName.En).FontSize(11.5f).AlignCenter();
    });

    private void Trained(IContainer container) => container.Column(column =>
    {
        column.Item().Element(place => Small(place, _texts["Certificate.Institution"]));
        column.Item().PaddingTop(2).Text(Training!.Institution ?? "–").Bold().FontSize(11).AlignCenter();
        var passed = _texts["Certificate.PassedOn"];
        column.Item().PaddingTop(4).Text(text =>
        {
            text.AlignCenter();
            text.Span($"{passed.Sq}  ·  {passed.Sr}  ·  {passed.Third}: ").FontSize(8.5f).FontColor(PaperStyle.Grey);
            text.Span(LocalTime.Format(Training.PassedOn)).Bold();
        });
    });

    private void Validity(IContainer container) => container.AlignCenter().Width(330).Border(0.8f).BorderColor(Gold).Row(row =>
    {
        row.RelativeItem().Element(place => Day(place, _texts["Licence.ValidFrom"], ValidFrom));
        row.RelativeItem().BorderLeft(0.8f).BorderColor(Gold).Element(place => Day(place, _texts["Licence.ValidTo"], ValidTo));
    });

    private static void Day(IContainer container, PaperText label, DateOnly day) => container.PaddingVertical(8).Column(column =>
    {
        column.Item().Element(place => Small(place, label));
        column.Item().PaddingTop(2).Text(LocalTime.Format(day)).Bold().FontSize(15).AlignCenter();
    });

    private void Issue(IContainer container) => container.Column(column =>
    {
        column.Item().Row(row =>
        {
            row.Spacing(14);
            row.ConstantItem(142).Column(code =>
            {
                code.Item().AlignCenter().Width(96).QrCode(CheckAddress);
                var check = _texts["Licence.Check"];
                foreach (var line in new[] { check.Sq, check.Sr, check.Third! })
                {
                    code.Item().Text(line).FontSize(6.3f).FontColor(PaperStyle.Grey).AlignCenter();
                }
            });
            row.ConstantItem(90).PaddingTop(22).Column(stamp =>
            {
                var label = _texts["Licence.Stamp"];
                stamp.Item().PaddingTop(44).Text($"{label.Sq} · {label.Sr} · {label.Third}").FontSize(7.5f).FontColor(PaperStyle.Grey).AlignCenter();
            });
            row.RelativeItem().Column(sign =>
            {
                var issued = _texts["Licence.IssuedOn"];
                var signer = _texts["Decision.Signer"];
                sign.Item().Text(text =>
                {
                    text.AlignCenter();
                    text.Span($"{issued.Sq} · {issued.Sr} · {issued.Third}: ").FontSize(8).FontColor(PaperStyle.Grey);
                    text.Span(LocalTime.Format(IssuedOn)).Bold();
                });
                sign.Item().PaddingTop(54).LineHorizontal(0.75f).LineColor(PaperStyle.Ink);
                sign.Item().PaddingTop(4).Text(signer.Sq).Bold().FontSize(9).AlignCenter();
                sign.Item().Text($"{signer.Sr}  ·  {signer.Third}").FontSize(8).FontColor(PaperStyle.Grey).AlignCenter();
            });
        });
        column.Item().PaddingTop(12).Text(LegalBasis.ToString()).FontSize(7).FontColor(PaperStyle.Grey).AlignCenter();
    });

    private static void Small(IContainer container, PaperText text) =>
        container.Text($"{text.Sq}  ·  {text.Sr}  ·  {text.Third}").FontSize(8.5f).FontColor(PaperStyle.Grey).AlignCenter();
}
