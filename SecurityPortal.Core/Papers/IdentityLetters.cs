using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Printing;
using SecurityPortal.Core.Printing.Fluent;
using static SecurityPortal.Core.Papers.DecisionPaper;

namespace SecurityPortal.Core.Papers;

/// <summary>Prints the letters by which the ministry hands out codes of identity. The PDF leaves with the answer and is kept nowhere.</summary>
public sealed class IdentityLetters(IdentityCodes codes, TimeProvider clock)
{
    private const float CodeSize = 24;

    /// <summary>A letter with a new code. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>, <see cref="IdentityWayClosed"/>,
    /// <see cref="IdentityDecided"/>.</summary>
    public async Task<Result<PaperFile>> PrintAsync(Guid requestId, CancellationToken ct)
    {
        var issued = await codes.IssueAsync(requestId, ct);
        return issued.IsOk ? new PaperFile(Write(issued.Value), $"Letra-{Reference(requestId)}.pdf") : issued.Error!;
    }

    // The last characters are chance; the first ones are the time.
    private static string Reference(Guid requestId) => $"ID-{requestId.ToString("N")[^8..].ToUpperInvariant()}";

    private byte[] Write(IssuedCode issued)
    {
        var third = PaperWords.ThirdOf(issued.Language);
        var texts = new PaperTextReader<PapersTexts>(third);
        var heading = new PaperHeading
        {
            Title = texts["IdentityLetter.Title"], Reference = Reference(issued.RequestId), Barcode = false, PrintedAt = clock.GetUtcNow(),
            ThirdLanguage = third,
        };
        return new PortalPageFrame(heading, body =>
        {
            body.Answers(
                new PaperAnswer(texts["IdentityLetter.For"], issued.Name),
                new PaperAnswer(texts["IdentityLetter.Until"], LocalTime.Format(issued.LastDay)));
            Both(body, texts["IdentityLetter.How"]);
            body.Item().PaddingVertical(14).Text(issued.Code).Bold().FontSize(CodeSize).FontColor(PaperStyle.Primary).AlignCenter();
            Both(body, texts["IdentityLetter.Care"]);
            body.Notice(texts[issued.IsCompany ? "IdentityLetter.HandToCompany" : "IdentityLetter.HandToPerson"]);
            body.Signature(issued.By, texts["Decision.Officer"]);
        }).GeneratePdf();
    }
}
