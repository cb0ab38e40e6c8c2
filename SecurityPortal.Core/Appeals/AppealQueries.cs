using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Appeals;

/// <summary>Reads appeals for the applicant and for the ministry.</summary>
public sealed class AppealQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, LicenceAccess sight, IFileStore files,
    TimeProvider clock)
{
    /// <summary>Appeals against the refusal of a case; null for whoever may not see it.</summary>
    public async Task<CaseAppeals?> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct);
        if (file is null || !(actor.CanReadCases || actor.ActsFor(file.CompanyId, file.IndividualId)))
        {
            return null;
        }

        var appeals = await ViewsAsync(db, db.Appeals.Where(a => a.CaseId == caseId && a.MeasureId == null), actor,
            actor.ActsFor(file.CompanyId, file.IndividualId), ct);
        if (file.Status != CaseStatus.Refused || file.DecidedAt is not { } decidedAt
            || !ProcessCatalogue.Get(file.ProcessKey).Workflow.Allows(file.Status, CaseAction.Appeal))
        {
            return new CaseAppeals(appeals, false, null, false);
        }

        var isFinal = await db.Appeals.AnyAsync(a => a.CaseId == caseId && a.MeasureId == null && a.AgainstDecisionAt == decidedAt, ct);
        var lastDay = await AppealFiling.LastDayAsync(db, decidedAt, ct);
        var may = !isFinal && actor.ActsFor(file.CompanyId, file.IndividualId) && actor.May(DelegatePermissions.Submit);
        return new CaseAppeals(appeals, may, isFinal ? null : lastDay, clock.Today() > lastDay);
    }

    /// <summary>Opens the document of an appeal for its applicant or the ministry, which leaves a row.</summary>
    public async Task<Result<OpenedFile>> OpenFileAsync(Guid appealId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotFound();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await db.Appeals.AsNoTracking().Where(a => a.Id == appealId)
            .Join(db.StoredFiles, a => a.FileId, f => f.Id, (a, f) => new { Appeal = a, a.FileName, f.StorageKey, f.ContentType })
            .SingleOrDefaultAsync(ct);
        if (found is null || !await AppealFiling.IsOwnAsync(db, sight, found.Appeal, actor, ct))
        {
            db.Audit(clock, actor, found is not null && actor.CanReadCases ? "appeal.document-open" : "appeal.document-refused", "appeal", appealId);
            await db.SaveChangesAsync(ct);
            if (found is null || !actor.CanReadCases)
            {
                return new NotFound();
            }
        }

        return await files.OpenKeptAsync(found.StorageKey, found.ContentType, found.FileName!, ct);
    }

    internal static async Task<IReadOnlyList<AppealView>> ViewsAsync(PortalDbContext db, IQueryable<Appeal> appeals, Actor actor, bool own,
        CancellationToken ct)
    {
        var rows = await appeals.AsNoTracking().OrderByDescending(a => a.FiledAt).ToListAsync(ct);
        var names = await db.NamesAsync(rows.Select(a => (Guid?)a.FiledBy), ct);
        return
        [
            .. rows.Select(a => new AppealView
            {
                Id = a.Id, Version = a.Version, CaseId = a.CaseId, MeasureId = a.MeasureId, Text = a.Text, FiledAt = a.FiledAt,
                FiledBy = names.GetValueOrDefault(a.FiledBy, ""), IsLate = a.IsLate, FileName = a.FileName, Outcome = a.Outcome,
                DecisionNumber = a.DecisionNumber, DecisionDate = a.DecisionDate, Reasons = a.Reasons,
                MayAttach = own && a.Outcome is null && actor.May(DelegatePermissions.Submit),
                MayRecord = a is { Outcome: null, MeasureId: not null } && actor.CanDecide && a.AgainstDecisionOf != actor.UserId,
            }),
        ];
    }
}
