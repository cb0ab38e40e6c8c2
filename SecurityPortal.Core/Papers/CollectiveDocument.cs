using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Barcodes;
using SecurityPortal.Core.Printing.Fluent;

namespace SecurityPortal.Core.Papers;

/// <summary>A collective slip: one reference and one amount, and what it pays.</summary>
internal sealed record CollectiveDocument
{
    public required CollectiveView Collective { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public string? ThirdLanguage { get; init; }

    // What the QR code says is what a slip's says: reference; amount; account.
    private string PaymentData =>
        FormattableString.Invariant($"{Collective.Slip.Reference};{Collective.DueCents / 100m:0.00};{Collective.Slip.Account}");

    public byte[] ToPdf()
    {
        var texts = new PaperTextReader<PaymentTexts>(ThirdLanguage);
        var heading = new PaperHeading
        {
            Title = texts["Collective.Title"], Reference = Collective.Slip.Number, Barcode = false, PrintedAt = PrintedAt, ThirdLanguage = ThirdLanguage,
        };
        return new PortalPageFrame(heading, body => Write(body, texts)).GeneratePdf();
    }

    private void Write(PaperBody body, PaperTextReader<PaymentTexts> texts)
    {
        var slip = Collective.Slip;
        body.Item().ShowEntire().Border(1.2f).BorderColor(PaperStyle.Primary).Row(row =>
        {
            row.RelativeItem().PaddingHorizontal(14).PaddingVertical(9).Column(column =>
            {
                column.Item().Text(texts["Slip.Amount"].ToString()).FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey);
                column.Item().Text(Money.Format(Collective.DueCents)).FontSize(19).Bold().FontColor(PaperStyle.Primary);
                column.Item().PaddingTop(6).Text(texts["Slip.Reference"].ToString()).FontSize(PaperStyle.Small).FontColor(PaperStyle.Grey);
                column.Item().Text(PaymentReference.Grouped(slip.Reference)).FontSize(17).Bold();
                column.Item().PaddingTop(5).Width(230).Code128(slip.Reference, 34);
            });
            row.ConstantItem(138).BorderLeft(0.75f).BorderColor(PaperStyle.Rule).AlignMiddle().Padding(12).QrCode(PaymentData);
        });
        body.Item().Element(place => AnswerPaper.Grid(place, [.. Fields(texts)]));
        body.Table(
            [
                new(texts["Slip.Number"], 1.5f), new(texts["Slip.CaseNumber"], 2f), new(texts["Collective.Name"], 2.4f), new(texts["Slip.Amount"], 1.2f, true),
            ],
            Collective.Lines.Where(l => l.DueCents > 0).Select(l => new string?[] { l.Number, l.CaseNumber, l.Name, Money.Format(l.DueCents) }));
        body.Notice(texts["Collective.How"]);
    }

    private IEnumerable<PaperField> Fields(PaperTextReader<PaymentTexts> texts)
    {
        var slip = Collective.Slip;
        yield return new(texts["Slip.IssuedOn"], LocalTime.Format(LocalTime.DateOf(slip.IssuedAt)));
        yield return new(texts["Slip.DueOn"], LocalTime.Format(slip.DueOn));
        yield return new(texts["Slip.Payer"], slip.PayerName, Wide: true);
        yield return new(texts["Slip.PayerAddress"], slip.PayerAddress, Wide: true);
        if (slip.PayerNumber is { } number)
        {
            yield return new(texts["Slip.PayerNumber"], number);
        }

        yield return new(texts["Slip.Beneficiary"], slip.Beneficiary, Wide: true);
        yield return new(texts["Slip.Account"], BankAccount.TryParse(slip.Account, out var account) ? $"{slip.Account}  ·  IBAN {account.Formatted}"
            : slip.Account, Wide: true);
        yield return new(texts["Slip.Bank"], slip.Bank);
    }
}
