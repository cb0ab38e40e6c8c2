using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Register;

/// <summary>Reads licences with their measures, appeals and history.</summary>
public sealed class LicenceFileReader(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, LicenceQueries licences, LicenceAccess sight,
    TimeProvider clock)
{
    /// <summary>A licence for the ministry.</summary>
    /// <param name="licenceId">The licence.</param>
    /// <param name="look">A person looks, which leaves a row; false for a refresh of an open page.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<LicenceFile>> ReadAsync(Guid licenceId, bool look, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReadCases: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "licence.refused", "licence", licenceId, new NotPermitted(), ct);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.Licences.AsNoTracking().SingleOrDefaultAsync(l => l.Id == licenceId, ct) is not { } licence)
        {
            return new NotFound();
        }

        if (look)
        {
            db.Audit(clock, actor, "licence.open", "licence", licenceId, licence.Number);
            await db.SaveChangesAsync(ct);
        }

        return await FileAsync(db, licence, actor, ct);
    }

    /// <summary>What came of a case, for its applicant or the ministry; null while nothing has, or for whoever may not see it.</summary>
    public async Task<LicenceFile?> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var licence = await db.Licences.AsNoTracking().SingleOrDefaultAsync(l => l.CaseId == caseId, ct);
        return licence is not null && (actor.CanReadCases || await sight.MayActAsync(db, actor, licence, ct)) ? await FileAsync(db, licence, actor, ct) : null;
    }

    /// <summary>The licences of the applicant acted for, each with what burdens it.</summary>
    public async Task<IReadOnlyList<LicenceFile>> OwnAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var own = await sight.OwnedBy(db, actor).AsNoTracking().ToListAsync(ct);
        var files = new List<LicenceFile>(own.Count);
        foreach (var licence in own)
        {
            files.Add(await FileAsync(db, licence, actor, ct));
        }

        return files;
    }

    /// <summary>Proposals that wait for a decision, the oldest first; for those who may decide and for auditors.</summary>
    public async Task<Result<IReadOnlyList<ProposalRow>>> ProposalsAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.LicenceMeasures.Where(m => m.Status == MeasureStatus.Proposed).OrderBy(m => m.ProposedAt)
            .Join(db.Licences, m => m.LicenceId, l => l.Id, (m, l) => new { m, l })
            .Join(db.Users, x => x.m.ProposedBy, u => u.Id, (x, u) =>
                new ProposalRow(x.l.Id, x.l.Number, x.l.HolderName, x.m.Kind, u.DisplayName, x.m.ProposedAt))
            .ToListAsync(ct);
    }

    private async Task<LicenceFile> FileAsync(PortalDbContext db, Licence licence, Actor actor, CancellationToken ct)
    {
        var today = clock.Today();
        var own = await sight.MayActAsync(db, actor, licence, ct);
        var ofCase = await db.Cases.Where(c => c.Id == licence.CaseId).Select(c => new { c.Number, c.ApplicantNumber }).SingleAsync(ct);
        var measures = await db.LicenceMeasures.AsNoTracking().Where(m => m.LicenceId == licence.Id).OrderByDescending(m => m.ProposedAt).ToListAsync(ct);
        var ids = measures.ConvertAll(m => (Guid?)m.Id);
        var appeals = await AppealQueries.ViewsAsync(db, db.Appeals.Where(a => ids.Contains(a.MeasureId)), actor, own, ct);
        var names = await db.NamesAsync(measures.SelectMany(m => new[] { m.ProposedBy, m.DecidedBy }), ct);
        var views = new List<MeasureView>();
        foreach (var measure in measures.Where(m => actor.CanReadCases || m.Number is not null))
        {
            views.Add(await ViewAsync(db, measure, licence, actor, own, appeals.FirstOrDefault(a => a.MeasureId == measure.Id), names, ct));
        }

        var events = (await db.LicenceEvents.AsNoTracking().Where(e => e.LicenceId == licence.Id && (actor.CanReadCases || e.VisibleToHolder)).ToListAsync(ct))
            .OrderBy(e => e.Place);
        return new LicenceFile
        {
            Licence = await licences.ViewAsync(db, licence, ct),
            Version = licence.Version,
            CaseNumber = ofCase.Number,
            HolderNumber = licence.CompanyId is null ? null : ofCase.ApplicantNumber,
            IssuedAt = licence.IssuedAt,
            Previous = await LinkAsync(db.Licences.Where(l => l.Id == licence.PreviousLicenceId), ct),
            Next = await LinkAsync(db.Licences.Where(l => l.PreviousLicenceId == licence.Id), ct),
            Measures = views,
            History =
            [
                .. events.Select(e => new LicenceEventRow(
                    e.At, e.ActorId is null || (!actor.CanReadCases && e.Action != LicenceAction.Appeal) ? null : e.ActorName, e.Action, e.Number, e.Comment)),
            ],
            MayPropose = actor.CanReview && measures.All(m => m.Status != MeasureStatus.Proposed)
                ? [.. Enum.GetValues<MeasureKind>().Where(k => MeasureEffects.Allows(licence, k, today))]
                : [],
        };
    }

    private async Task<MeasureView> ViewAsync(
        PortalDbContext db, LicenceMeasure measure, Licence licence, Actor actor, bool own, AppealView? appeal, IReadOnlyDictionary<Guid, string> names,
        CancellationToken ct)
    {
        var appealable = appeal is null && AppealFiling.MayAppeal(measure, licence);
        var lastDay = appealable ? await AppealFiling.LastDayAsync(db, measure.DecidedAt!.Value, ct) : (DateOnly?)null;
        return new MeasureView
        {
            Id = measure.Id,
            Version = measure.Version,
            Kind = measure.Kind,
            Status = measure.Status,
            Reasons = measure.Reasons,
            Number = measure.Number,
            ProposedAt = measure.ProposedAt,
            DecidedAt = measure.DecidedAt,
            ProposedBy = actor.CanReadCases ? names.GetValueOrDefault(measure.ProposedBy) : null,
            DecidedBy = actor.CanReadCases && measure.DecidedBy is { } by ? names.GetValueOrDefault(by) : null,
            InternalNote = actor.CanReadCases ? measure.InternalNote : null,
            DecisionNote = actor.CanReadCases ? measure.DecisionNote : null,
            AppealUntil = lastDay,
            IsAppealLate = clock.Today() > lastDay,
            MayAppeal = appealable && own && actor.May(DelegatePermissions.Submit),
            MayDecide = measure.Status == MeasureStatus.Proposed && actor.CanDecide && measure.ProposedBy != actor.UserId,
            Appeal = appeal,
        };
    }

    private static Task<LicenceLink?> LinkAsync(IQueryable<Licence> licences, CancellationToken ct) =>
        licences.Select(l => new LicenceLink(l.Id, l.Number)).FirstOrDefaultAsync(ct);
}
