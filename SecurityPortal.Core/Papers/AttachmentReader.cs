using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;

namespace SecurityPortal.Core.Papers;

/// <summary>Opens attached files for whoever may read them; to others they do not exist.</summary>
public sealed class AttachmentReader(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, IFileStore files, TimeProvider clock)
{
    /// <summary>
    /// The file of an attachment: to the applicant of its draft or case, and, once filed, to those who read cases. A look by the ministry is audited.
    /// </summary>
    public async Task<Result<OpenedFile>> OpenAsync(Guid attachmentId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var attachment = await db.Attachments.AsNoTracking().Include(a => a.File).SingleOrDefaultAsync(a => a.Id == attachmentId, ct);
        if (actor is null || attachment is null)
        {
            return new NotFound();
        }

        var owner = attachment.DraftId is { } draftId
            ? await db.Drafts.Where(d => d.Id == draftId).Select(d => new { d.CompanyId, d.IndividualId, CaseId = (Guid?)null }).SingleAsync(ct)
            : await db.CaseVersions.Where(v => v.Id == attachment.CaseVersionId)
                .Join(db.Cases, v => v.CaseId, c => c.Id, (_, c) => new { c.CompanyId, c.IndividualId, CaseId = (Guid?)c.Id }).SingleAsync(ct);
        var own = actor.ActsFor(owner.CompanyId, owner.IndividualId);
        if (!own && (owner.CaseId is null || !actor.CanReadCases))
        {
            return await db.RefuseAsync(clock, actor, "document.refused", "attachment", attachmentId, new NotFound(), ct);
        }

        if (!own)
        {
            db.Audit(clock, actor, "document.open", "case", owner.CaseId, attachment.KindCode);
            await db.SaveChangesAsync(ct);
        }

        return await files.OpenKeptAsync(attachment.File!.StorageKey, attachment.File.ContentType, attachment.FileName, ct);
    }
}
