using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Papers;

/// <summary>"Kërkesa": what an applicant filed, for the applicant and the officer.</summary>
internal sealed record RequestSheet
{
    public required string CaseNumber { get; init; }

    /// <summary>Its own name instead of "Request", where the process gives it one.</summary>
    public PaperText? OwnTitle { get; init; }

    /// <summary>Who filed it, for papers that say so.</summary>
    public IReadOnlyList<PaperField> Applicant { get; init; } = [];

    /// <summary>What the process wants said at the end.</summary>
    public PaperText? Notice { get; init; }

    /// <summary>Why this version corrects the one before.</summary>
    public string? CorrectionReason { get; init; }

    public required PaperText ProcessName { get; init; }

    /// <summary>As what it is asked for; null where there are no kinds.</summary>
    public required RequestKind? Kind { get; init; }

    public required int Version { get; init; }

    public required DateTime FiledAt { get; init; }

    public required string FiledBy { get; init; }

    public required IReadOnlyList<PaperSection> Sections { get; init; }

    public required IReadOnlyDictionary<string, byte[]> Pictures { get; init; }

    public required IReadOnlyList<(PaperText Kind, string FileName)> Documents { get; init; }

    /// <summary>Step with which the second page begins; null where the sheet breaks by itself.</summary>
    public string? SecondPageStep { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public string? ThirdLanguage { get; init; }

    public byte[] ToPdf()
    {
        var texts = new PaperTextReader<PapersTexts>(ThirdLanguage);
        var heading = new PaperHeading
        {
            Title = OwnTitle ?? Titled(texts["Request.Title"]), Reference = CaseNumber, PrintedAt = PrintedAt, ThirdLanguage = ThirdLanguage,
        };
        return new PortalPageFrame(heading, body =>
        {
            body.Item().Element(place => AnswerPaper.Grid(place,
            [
                new(texts["CaseNumber"], CaseNumber),
                new(texts["Request.FiledAt"], LocalTime.Format(FiledAt)),
                .. Kind is null ? [] : new PaperField[] { new("", texts["Request.Kind"], texts[$"Kind.{Kind}"], AnswerKind.Text) },
                new(texts["Request.Version"], $"{Version}"),
                .. Applicant,
                .. CorrectionReason is null ? [] : new PaperField[] { new(texts["Request.CorrectionReason"], CorrectionReason, Wide: true) },
            ]));
            foreach (var section in Sections)
            {
                if (section.Step == SecondPageStep)
                {
                    body.PageBreak();
                }

                AnswerPaper.Write(body, [section], Pictures);
            }

            if (Documents.Count > 0 || OwnTitle is null)
            {
                body.Section(texts["Request.Documents"], section => section.Table(
                    [new(texts["Request.Document"], 3), new(texts["Request.File"], 2)],
                    Documents.Select(d => new[] { d.Kind.ToString(), d.FileName })));
            }

            if (Notice is { } notice)
            {
                body.Notice(notice);
            }

            body.Notice(texts[OwnTitle is null ? "Request.Filed" : "Request.FiledOwn", LocalTime.Format(FiledAt), FiledBy]);
        }).GeneratePdf();
    }

    private PaperText Titled(PaperText title) =>
        new($"{title.Sq}: {ProcessName.Sq}", $"{title.Sr}: {ProcessName.Sr}", title.Third is null ? null : $"{title.Third}: {ProcessName.Third}");
}
