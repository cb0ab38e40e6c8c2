using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;

namespace SecurityPortal.Core.Papers;

/// <summary>A paper made from a draft, to be printed, signed, scanned and attached.</summary>
internal sealed record FormPaper
{
    /// <summary>Draft's reference with its revision, <c>D-7K2MQ9-12</c>, or the case number in a completion.</summary>
    public required string Reference { get; init; }

    public required PaperText Title { get; init; }

    public required PaperText Intro { get; init; }

    public required PaperText Declaration { get; init; }

    public required string DataCode { get; init; }

    public required IReadOnlyList<PaperSection> Sections { get; init; }

    public required IReadOnlyDictionary<string, byte[]> Pictures { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public string? ThirdLanguage { get; init; }

    public byte[] ToPdf()
    {
        var texts = new PaperTextReader<PapersTexts>(ThirdLanguage);
        var heading = new PaperHeading { Title = Title, Reference = Reference, PrintedAt = PrintedAt, ThirdLanguage = ThirdLanguage };
        return new PortalPageFrame(heading, body =>
        {
            body.Paragraph(Intro);
            AnswerPaper.Write(body, Sections, Pictures);
            body.Item().ShowEntire().Column(column =>
            {
                column.Spacing(12);
                var end = new PaperBody(column, new PaperTextReader<PrintingTexts>(ThirdLanguage));
                end.Paragraph(Declaration);
                end.Notice(texts["Form.DataCode", DataCode]);
                end.Signature(role: texts["Form.Signer"]);
            });
        }).GeneratePdf();
    }
}
