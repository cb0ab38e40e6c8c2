using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>What the acts of an applicant on a filed case have in common, as <see cref="CaseCommandFrame"/> has for those of the ministry.</summary>
internal static class ApplicantActs
{
    /// <summary>
    /// The case and the state that the act leads to. Errors: <see cref="NotFound"/> for whoever does not act for the applicant, <see cref="NotPermitted"/>
    /// without the permission to submit; both leave a row; otherwise <see cref="CaseChangedByOther"/>, <see cref="ActionNotAllowed"/>.
    /// </summary>
    public static async Task<Result<(Case File, CaseStatus Next)>> OwnCaseAsync(
        this PortalDbContext db, TimeProvider clock, Actor? actor, Guid caseId, Guid seenVersion, CaseAction action, CancellationToken ct)
    {
        if (actor is null || await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } file)
        {
            return new NotFound();
        }

        if (!actor.ActsFor(file.CompanyId, file.IndividualId))
        {
            return await db.RefuseAsync(clock, actor, caseId, new NotFound(), ct);
        }

        if (!actor.May(DelegatePermissions.Submit))
        {
            return await db.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        if (file.Version != seenVersion)
        {
            return await db.ChangedByOtherAsync(caseId, ct);
        }

        var next = ProcessCatalogue.Get(file.ProcessKey).Workflow.Next(file.Status, action);
        return next.IsOk ? (file, next.Value) : next.Error!;
    }

    /// <summary>Drops what an applicant was still changing in a case that takes no further version.</summary>
    public static async Task DropDraftsAsync(this PortalDbContext db, Guid caseId, CancellationToken ct)
    {
        foreach (var draft in await db.Drafts.Where(d => d.CaseId == caseId).ToListAsync(ct))
        {
            await db.Attachments.Where(a => a.DraftId == draft.Id).ExecuteDeleteAsync(ct);
            db.Drafts.Remove(draft);
        }
    }
}
