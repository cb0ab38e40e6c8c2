using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Core.Papers;

/// <summary>Makes the PDF of a payment slip. Asks for no rights: the outbox attaches it to the applicant's mail; people go through <see
/// cref="PaperService"/>.</summary>
public sealed class SlipPaper(IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock) : IMailAttachmentProvider
{
    public string Kind => SlipAttachment.Kind;

    /// <summary>The slip; a third language beside the official ones where <paramref name="language"/> is English.</summary>
    public async Task<PaperFile> RenderAsync(Guid slipId, string? language, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var slip = await db.PaymentSlips.AsNoTracking().SingleAsync(s => s.Id == slipId, ct);
        var document = new SlipDocument
        {
            Slip = slip,
            CaseNumber = await db.Cases.Where(c => c.Id == slip.CaseId).Select(c => c.Number).SingleAsync(ct),
            PrintedAt = clock.GetUtcNow(),
            ThirdLanguage = PaperWords.ThirdOf(language),
        };
        return new PaperFile(document.ToPdf(), $"Fletepagesa-{slip.Number}.pdf");
    }

    /// <inheritdoc/>
    public async Task<MailAttachment> MakeAsync(Guid reference, string language, CancellationToken ct)
    {
        var paper = await RenderAsync(reference, language, ct);
        return new MailAttachment(paper.FileName, "application/pdf", paper.Content);
    }
}
