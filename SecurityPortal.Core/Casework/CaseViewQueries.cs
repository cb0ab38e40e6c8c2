using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>One case as the ministry sees it.</summary>
public sealed class CaseViewQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codeBooks, IAnnexes annexes,
    TimeProvider clock)
{
    /// <summary>Everything the ministry's page of a case shows. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="version">Version of the answers; null for the last.</param>
    /// <param name="look">True when a person opens the page, which leaves an audit row; false when an open page refreshes itself.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<CaseView>> ReadAsync(Guid caseId, int? version, bool look, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (actor is not { CanReadCases: true })
        {
            return await db.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } file)
        {
            return new NotFound();
        }

        var reader = new CaseReader(db, file, await codeBooks.CurrentAsync(ct), CultureInfo.CurrentUICulture, clock.Today());
        if (await reader.ReadAsync(version, ct) is not { } view)
        {
            return new NotFound();
        }

        var today = clock.Today();
        var decisionDays = await db.NumberSettingAsync(SettingKeys.DecisionDays, FilingDay.Of(file.SubmittedAt), ct);
        var history = await reader.HistoryAsync(ct);
        var recommended = history.LastOrDefault(e => e.Action == CaseAction.Recommend);
        var names = await db.NamesAsync([file.AssignedTo], ct);
        var workedOnIt = await db.ReviewedAsync(actor, caseId, ct);
        var annexPending = await annexes.IsPendingAsync(db, caseId, ct);
        if (look)
        {
            db.Audit(clock, actor, "case.open", "case", caseId, $"{file.Number}, version {view.ShownVersion}");
            await db.SaveChangesAsync(ct);
        }

        return view with
        {
            Deadline = CaseClock.DeadlineOf(file.Status, file.SubmittedAt, file.StatusChangedAt, file.PausedDays, decisionDays, today),
            ApplicantLevel = await db.LevelAsync(file.CompanyId, file.IndividualId, ct),
            Officer = file.AssignedTo is { } officer ? new OfficerName(officer, names.GetValueOrDefault(officer, "")) : null,
            Recommendation = file.RecommendsApproval is { } approve && recommended is not null
                ? new CaseRecommendation(approve, recommended.ActorName, recommended.At, recommended.Comment)
                : null,
            NotVerified = file.NotVerified,
            Persons = await db.CasePersons.AsNoTracking().Where(p => p.CaseId == caseId).OrderBy(p => p.Id).ToListAsync(ct),
            Criteria = view.ShownVersion == view.LastVersion
                ? await CaseChecklist.ReadAsync(db, clock, file, await db.AnswersAsync(file, ct), view.MissingDocuments.Count == 0, ct)
                : [],
            Comments = await reader.CommentsAsync(includeUnsent: true, ct),
            History = [.. history.Select(e => new CaseHistoryRow(e.At, e.ActorId is null ? null : e.ActorName, e.Action, e.To, e.Comment))],
            Slips = await reader.SlipsAsync(ct),
            Actions = CaseRights.Allowed(actor, file, workedOnIt)
                .Where(a => a != CaseAction.Review || file.Status != CaseStatus.Effective || annexPending).ToHashSet(),
            WhyNoAction = CaseRights.WhyNone(actor, file, workedOnIt),
        };
    }

    /// <summary>Leaves an audit row of somebody who has a hidden number of a case shown. Errors: <see cref="NotPermitted"/>.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="path">Path of the answer.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<Unit>> RevealAsync(Guid caseId, string path, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReadCases: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        db.Audit(clock, actor, "number.reveal", "case", caseId, path);
        await db.SaveChangesAsync(ct);
        return Unit.Done;
    }

    /// <summary>The last day for completion that is proposed to officers today.</summary>
    public async Task<DateOnly> ProposedCompletionAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return clock.Today().AddDays(await db.NumberSettingAsync(SettingKeys.CompletionDays, new ActDay(clock.Today()), ct));
    }
}
