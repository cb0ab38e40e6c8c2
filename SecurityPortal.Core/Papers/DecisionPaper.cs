using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;

namespace SecurityPortal.Core.Papers;

/// <summary>"Vendim": the decision on a case, with its reasons and how to appeal.</summary>
internal sealed record DecisionPaper
{
    public required string CaseNumber { get; init; }

    public required string ApplicantName { get; init; }

    public required PaperText Subject { get; init; }

    /// <summary>What is issued on approval.</summary>
    public required PaperText Grant { get; init; }

    public required bool Approved { get; init; }

    public required DateTime FiledAt { get; init; }

    public required DateTime DecidedAt { get; init; }

    public required string DecidedBy { get; init; }

    /// <summary>One officer decides alone: a contract's authorisation.</summary>
    public bool ByOfficer { get; init; }

    /// <summary>As the supervisor wrote them, in one language; null where an approval needed none.</summary>
    public required string? Reasons { get; init; }

    /// <summary>The appeal whose decision this one follows; null for one of the division's own.</summary>
    public Appeal? Upheld { get; init; }

    /// <summary>What is to be paid; null where nothing is.</summary>
    public required PaymentSlip? Slip { get; init; }

    /// <summary>Years of the licence; null where a contract is authorised, which has its own dates.</summary>
    public required int? LicenceYears { get; init; }

    public required int AppealDays { get; init; }

    public required PaperText AppealBody { get; init; }

    public required PaperText LegalBasis { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public string? ThirdLanguage { get; init; }

    public byte[] ToPdf()
    {
        var texts = new PaperTextReader<PapersTexts>(ThirdLanguage);
        var heading = new PaperHeading { Title = texts["Decision.Title"], Reference = CaseNumber, PrintedAt = PrintedAt, ThirdLanguage = ThirdLanguage };
        return new PortalPageFrame(heading, body =>
        {
            Both(body, Filled(texts, "Decision.Preamble", LegalBasis, ApplicantName, Day(FiledAt), CaseNumber, Day(DecidedAt)));
            body.Item().PaddingVertical(4).Text(texts["Decision.Word"].ToString()).Bold().FontSize(16).FontColor(PaperStyle.Primary).AlignCenter();
            var number = 0;
            foreach (var point in Points(texts))
            {
                Both(body, point, ++number);
            }

            body.Section(texts["Decision.Reasons"], section =>
            {
                if (Upheld is { } appeal)
                {
                    Both(section, Filled(texts, "Decision.Upheld", AppealBody, appeal.DecisionNumber!, LocalTime.Format(appeal.DecisionDate!.Value)));
                    section.Item().Text(appeal.Reasons ?? "");
                }
                else if (string.IsNullOrWhiteSpace(Reasons))
                {
                    Both(section, texts["Decision.Met"]);
                }
                else
                {
                    section.Item().Text(Reasons);
                }
            });
            body.Section(texts["Decision.Remedy"], section => Both(section, Filled(texts, "Decision.Appeal", AppealDays, AppealBody)));
            body.Signature(DecidedBy, texts[ByOfficer ? "Decision.Officer" : "Decision.Signer"]);
        }).GeneratePdf();
    }

    private IEnumerable<PaperText> Points(PaperTextReader<PapersTexts> texts)
    {
        yield return Filled(texts, Approved ? "Decision.Approved" : "Decision.Refused", ApplicantName, Subject);
        if (!Approved)
        {
            yield break;
        }

        if (Slip is not null)
        {
            yield return Filled(
                texts, LicenceYears is null ? "Decision.AuthorisationFee" : "Decision.Fee", Money.Format(Slip.AmountCents), Slip.Number,
                PaymentReference.Grouped(Slip.Reference), LocalTime.Format(Slip.DueOn), Grant);
        }

        if (LicenceYears is { } years)
        {
            yield return texts["Decision.Validity", years];
        }
    }

    private static string Day(DateTime utc) => LocalTime.Format(LocalTime.DateOf(utc));

    // A value that is itself a text goes in each language into its own.
    internal static PaperText Filled(PaperTextReader<PapersTexts> texts, string key, params object[] values)
    {
        return new PaperText(In(t => t.Sq)!, In(t => t.Sr)!, In(t => t.Third));

        string? In(Func<PaperText, string?> language) =>
            language(texts[key, [.. values.Select(v => v is PaperText text ? language(text) ?? text.Sq : v)]]);
    }

    // The official languages beside each other, of equal weight; a third one below.
    internal static void Both(PaperBody body, PaperText text, int? number = null) => body.Item().Column(column =>
    {
        var before = number is null ? "" : $"{number}. ";
        column.Spacing(4);
        column.Item().Row(row =>
        {
            row.Spacing(18);
            row.RelativeItem().Text(before + text.Sq);
            row.RelativeItem().BorderLeft(0.5f).BorderColor(PaperStyle.Rule).PaddingLeft(18).Text(before + text.Sr);
        });
        if (text.Third is { } third)
        {
            column.Item().Text(before + third).FontSize(PaperStyle.Label).FontColor(PaperStyle.Grey);
        }
    });
}
