using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;
using static SecurityPortal.Core.Papers.DecisionPaper;

namespace SecurityPortal.Core.Papers;

/// <summary>Decision about a licence after its issue: suspension, lifting or revocation.</summary>
internal sealed record MeasurePaper
{
    public required string Number { get; init; }

    public required MeasureKind Kind { get; init; }

    public required string LicenceNumber { get; init; }

    public required string HolderName { get; init; }

    public required PaperText Subject { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required DateTime DecidedAt { get; init; }

    public required string DecidedBy { get; init; }

    public required string Reasons { get; init; }

    public required bool IsBasic { get; init; }

    public required int AppealDays { get; init; }

    public required PaperText AppealBody { get; init; }

    public required PaperText LegalBasis { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public string? ThirdLanguage { get; init; }

    public byte[] ToPdf()
    {
        var texts = new PaperTextReader<PapersTexts>(ThirdLanguage);
        var heading = new PaperHeading { Title = texts[$"Measure.{Kind}.Title"], Reference = Number, PrintedAt = PrintedAt, ThirdLanguage = ThirdLanguage };
        return new PortalPageFrame(heading, body =>
        {
            var day = LocalTime.Format(LocalTime.DateOf(DecidedAt));
            Both(body, Filled(texts, "Measure.Preamble", LegalBasis, LicenceNumber, LocalTime.Format(IssuedOn), HolderName, day));
            body.Item().PaddingVertical(4).Text(texts["Decision.Word"].ToString()).Bold().FontSize(16).FontColor(PaperStyle.Primary).AlignCenter();
            var number = 0;
            foreach (var point in Points(texts, day))
            {
                Both(body, point, ++number);
            }

            body.Section(texts["Decision.Reasons"], section => section.Item().Text(Reasons));
            body.Section(texts["Decision.Remedy"], section => Both(section, Filled(texts, "Decision.Appeal", AppealDays, AppealBody)));
            body.Signature(DecidedBy, texts["Decision.Signer"]);
        }).GeneratePdf();
    }

    private IEnumerable<PaperText> Points(PaperTextReader<PapersTexts> texts, string day)
    {
        yield return Filled(texts, $"Measure.{Kind}", LicenceNumber, HolderName, Subject, day);
        if (Kind == MeasureKind.Suspend)
        {
            yield return texts["Measure.Suspend.Effect"];
        }
        else if (Kind == MeasureKind.Revoke)
        {
            yield return texts["Measure.Revoke.Effect"];
        }
        else
        {
            yield return Filled(texts, "Measure.Lift.Effect", LocalTime.Format(ValidTo));
        }

        if (IsBasic && Kind == MeasureKind.Suspend)
        {
            yield return texts["Measure.Suspend.Basic"];
        }
    }
}
