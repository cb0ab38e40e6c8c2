using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Barcodes;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Printing.Infrastructure;

namespace SecurityPortal.Core.Papers;

/// <summary>"Fletëpagesa / Uplatnica" (domain.md §6.4). The slip holds no personal number, so none can be printed.</summary>
internal sealed record SlipDocument
{
    public required PaymentSlip Slip { get; init; }

    public required string CaseNumber { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public string? ThirdLanguage { get; init; }

    /// <summary>What the QR code says: reference; amount; account.</summary>
    public string PaymentData => FormattableString.Invariant($"{Slip.Reference};{ShownCents / 100m:0.00};{Slip.Account}");

    // Of a slip that was paid in part, what is still to be paid.
    private long ShownCents => Slip.Status == SlipStatus.Open ? Slip.DueCents : Slip.AmountCents;

    public byte[] ToPdf()
    {
        var texts = new PaperTextReader<PaymentTexts>(ThirdLanguage);
        var heading = new PaperHeading
        {
            Title = texts["Slip.Title"], Reference = Slip.Number, Barcode = false, PrintedAt = PrintedAt, ThirdLanguage = ThirdLanguage,
        };
        return new PortalPageFrame(heading, body => Write(body, texts)).GeneratePdf();
    }

    private void Write(PaperBody body, PaperTextReader<PaymentTexts> texts)
    {
        if (Slip.Status == SlipStatus.Cancelled)
        {
            body.Notice(texts["Slip.Cancelled"]);
        }
        else if (Slip.BankDate is { } paid)
        {
            body.Notice(texts["Slip.Paid", LocalTime.Format(paid)]);
        }

        body.Item().ShowEntire().Border(1.2f).BorderColor(PaperStyle.Primary).Row(row =>
        {
            row.RelativeItem().Column(column =>
            {
                column.Item().BorderBottom(0.75f).BorderColor(PaperStyle.Rule).Row(top =>
                {
                    var amount = texts[Slip is { PaidCents: > 0, DueCents: > 0 } ? "Money.Due" : "Slip.Amount"];
                    top.RelativeItem().Element(place => Figure(place, amount, Money.Format(ShownCents), PaperStyle.Tint));
                    top.RelativeItem().BorderLeft(0.75f).BorderColor(PaperStyle.Rule)
                        .Element(place => Figure(place, texts["Slip.DueOn"], LocalTime.Format(Slip.DueOn), "#FFFFFF"));
                });
                column.Item().PaddingHorizontal(14).PaddingTop(8).PaddingBottom(10).Column(reference =>
                {
                    reference.Item().Text(texts["Slip.Reference"].ToString()).FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey);
                    reference.Item().Text(PaymentReference.Grouped(Slip.Reference)).FontSize(17).Bold();
                    reference.Item().PaddingTop(5).Width(230).Code128(Slip.Reference, 34);
                });
            });
            row.ConstantItem(138).BorderLeft(0.75f).BorderColor(PaperStyle.Rule).AlignMiddle().Padding(12).QrCode(PaymentData);
        });

        body.Item().Element(place => AnswerPaper.Grid(place, [.. Fields(texts)]));
        if (Warnings(texts).ToList() is { Count: > 0 } warnings)
        {
            body.Notice(warnings.Aggregate((a, b) => new PaperText($"{a.Sq}\n{b.Sq}", $"{a.Sr}\n{b.Sr}", a.Third is null ? null : $"{a.Third}\n{b.Third}")));
        }

        if (Slip.Status == SlipStatus.Open)
        {
            body.Item().ShowEntire().DefaultTextStyle(style => style.FontSize(PaperStyle.Label))
                .Element(place => How(place, texts["Slip.HowTitle"], texts["Slip.How"]));
        }
    }

    private IEnumerable<PaperText> Warnings(PaperTextReader<PaymentTexts> texts)
    {
        if (!Slip.AmountConfirmed)
        {
            yield return texts["Slip.Unconfirmed"];
        }

        if (Slip.Reference.StartsWith(PaymentReference.TestPrefix, StringComparison.Ordinal))
        {
            yield return texts["Slip.TestPrefix", PaymentReference.TestPrefix];
        }
    }

    private IEnumerable<PaperField> Fields(PaperTextReader<PaymentTexts> texts)
    {
        yield return new(texts["Slip.Number"], Slip.Number);
        yield return new(texts["Slip.IssuedOn"], LocalTime.Format(LocalTime.DateOf(Slip.IssuedAt)));
        yield return new(texts["Slip.Payer"], Slip.PayerName, Wide: true);
        yield return new(texts["Slip.PayerAddress"], Slip.PayerAddress, Wide: true);
        if (Slip.PayerNumber is { } number)
        {
            yield return new(texts["Slip.PayerNumber"], number);
        }

        yield return new(texts["Slip.CaseNumber"], CaseNumber);
        yield return new(texts["Slip.Beneficiary"], Slip.Beneficiary, Wide: true);
        yield return new(texts["Slip.Account"], BankAccount.TryParse(Slip.Account, out var account) ? $"{Slip.Account}  ·  IBAN {account.Formatted}"
            : Slip.Account, Wide: true);
        yield return new(texts["Slip.Bank"], Slip.Bank);
        yield return new(texts["Slip.RevenueCode"], Slip.RevenueCode);
        yield return new(texts["Slip.Purpose"], Slip.Purpose, Wide: true);
    }

    private static void How(IContainer container, PaperText title, PaperText text) => container.Column(column =>
    {
        column.Spacing(3);
        foreach (var (head, line) in new[] { (title.Sq, text.Sq), (title.Sr, text.Sr), (title.Third, text.Third) })
        {
            if (line is not null)
            {
                column.Item().Text(paragraph =>
                {
                    paragraph.Span($"{head}: ").Bold();
                    paragraph.Span(line).FontColor(PaperStyle.Grey);
                });
            }
        }
    });

    private static void Figure(IContainer container, PaperText label, string value, Color ground) =>
        container.Background(ground).PaddingHorizontal(14).PaddingVertical(9).Column(column =>
        {
            column.Item().Text(label.ToString()).FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey);
            column.Item().Text(value).FontSize(19).Bold().FontColor(PaperStyle.Primary);
        });
}
