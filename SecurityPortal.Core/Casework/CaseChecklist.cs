using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>Keeps which criteria the officer has found fulfilled; the supervisor sees the ticks at once.</summary>
public sealed class CaseChecklist(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseChangeFeed feed, TimeProvider clock)
{
    /// <summary>
    /// Ticks a criterion for the last version of the answers, or takes the tick back. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>,
    /// <see cref="NotAssignedToYou"/>, <see cref="ActionNotAllowed"/>.
    /// </summary>
    public async Task<Result<Unit>> TickAsync(Guid caseId, string criterion, bool isMet, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanReview: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, caseId, new NotPermitted(), ct);
        }

        var result = await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct);
                if (file is null || !ProcessCatalogue.Get(file.ProcessKey).Criteria.Contains(criterion))
                {
                    return new NotFound();
                }

                // Whoever will recommend, or decides alone, ticks.
                var workflow = ProcessCatalogue.Get(file.ProcessKey).Workflow;
                var work = new[] { CaseAction.Authorise, CaseAction.Accept }.FirstOrDefault(a => workflow.Allows(CaseStatus.InReview, a), CaseAction.Recommend);
                if (CaseRights.Refuses(actor, file, work, false) is { } refusal)
                {
                    return refusal;
                }

                var check = await db.CaseChecks.FindAsync([caseId, file.VersionNumber, criterion], ct);
                if (isMet == check is not null)
                {
                    return Unit.Done;
                }

                if (check is null)
                {
                    db.CaseChecks.Add(new CaseCheck
                    {
                        CaseId = caseId, VersionNumber = file.VersionNumber, Criterion = criterion, CheckedBy = actor.UserId, CheckedAt = clock.UtcNow(),
                    });
                }
                else
                {
                    db.CaseChecks.Remove(check);
                }

                db.Audit(clock, actor, isMet ? "case.check" : "case.uncheck", "case", caseId, criterion);
                return Unit.Done;
            },
            ct);
        if (result.IsOk)
        {
            feed.Publish(caseId);
        }

        return result;
    }

    /// <summary>The criteria of a case: first what the portal finds out, then what officers tick.</summary>
    internal static async Task<IReadOnlyList<CaseCriterion>> ReadAsync(
        PortalDbContext db, TimeProvider clock, Case file, string payload, bool documentsComplete, CancellationToken ct)
    {
        var today = clock.Today();
        var culture = CultureInfo.CurrentUICulture;
        var process = ProcessCatalogue.Get(file.ProcessKey);
        var checks = await db.CaseChecks.AsNoTracking().Where(c => c.CaseId == file.Id && c.VersionNumber == file.VersionNumber)
            .ToDictionaryAsync(c => c.Criterion, ct);
        var names = await db.NamesAsync(checks.Values.Select(c => (Guid?)c.CheckedBy), ct);

        CaseCriterion Automatic(string key, CriterionSeverity severity, bool isMet) =>
            new(key, Texts.Get<CaseTexts>($"Criterion.{key}", culture), severity, isMet);
        CaseCriterion Manual(string key)
        {
            var check = checks.GetValueOrDefault(key);
            var text = process.FindText($"Criterion.{key}", culture) ?? key;
            return new CaseCriterion(key, text, CriterionSeverity.ByHand, check is not null, check is null ? null : names.GetValueOrDefault(check.CheckedBy),
                check?.CheckedAt);
        }

        var foreigners = process.Form.People(payload).Select(p => p.Entry).Where(p => p.IsForeign).ToList();
        return
        [
            Automatic("Rules", CriterionSeverity.Blocking, process.Form.Validate(payload, null, today).Count == 0),
            Automatic("Documents", CriterionSeverity.Blocking, documentsComplete),
            Automatic("Verified", CriterionSeverity.Warning, !file.NotVerified),
            .. foreigners.Count == 0 ? [] : new[] { Automatic("Passports", CriterionSeverity.Warning,
                foreigners.All(f => f.PassportExpiry >= today.AddMonths(6))) },
            .. (await process.FindingsAsync(new CaseContext(db, clock, file, clock.GetUtcNow().UtcDateTime), ct)).Select(f =>
                new CaseCriterion(f.Criterion, process.FindText($"Criterion.{f.Criterion}", culture) ?? f.Criterion, CriterionSeverity.Warning, f.IsMet)),
            .. process.Criteria.Select(Manual),
        ];
    }
}
