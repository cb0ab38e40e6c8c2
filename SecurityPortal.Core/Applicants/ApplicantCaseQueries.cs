using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Applicants;

/// <summary>Cases as their applicant sees them; those of others do not exist.</summary>
public sealed class ApplicantCaseQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codeBooks, TimeProvider clock)
{
    private static readonly CaseAction[] Internal = [CaseAction.Assign, CaseAction.Recommend, CaseAction.SendBack];

    private static readonly CaseAction[] OwnActions =
        [CaseAction.Submit, CaseAction.Resubmit, CaseAction.Withdraw, CaseAction.Appeal, CaseAction.Correct, CaseAction.Answer, CaseAction.Terminate];

    /// <summary>The applicant's cases, the latest first; of processes with a list of their own only those that ask for something. Empty for whoever acts for
    /// nobody.</summary>
    public async Task<IReadOnlyList<ApplicantCaseRow>> ListAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var codes = await codeBooks.CurrentAsync(ct);
        var listed = ProcessCatalogue.All.Where(p => p.Shelf.HasOwnList).Select(p => p.Key).ToArray();
        var rows = await db.OwnCases(actor)
            .Where(c => !listed.Contains(c.ProcessKey) || CaseStates.AsksApplicant.Contains(c.Status))
            .OrderByDescending(c => c.SubmittedAt).ThenByDescending(c => c.Id).ToListAsync(ct);
        var about = await db.OwnCases(actor).Join(db.CasePersons, c => c.Id, p => p.CaseId, (_, p) => p).Where(p => p.Role == CasePerson.Subject)
            .Select(p => new { p.CaseId, p.Name }).ToListAsync(ct);
        var names = about.DistinctBy(p => p.CaseId).ToDictionary(p => p.CaseId, p => p.Name);
        return
        [
            .. rows.Select(c => new ApplicantCaseRow(
                c.Id, c.Number, c.ProcessKey, codes.Name(ProcessCatalogue.Get(c.ProcessKey).ClassList, c.ClassCode, c.SubmittedAt), c.Kind,
                CaseStates.Of(c.Status).ForApplicant, c.SubmittedAt,
                c.StatusChangedAt, c.CompletionDue, names.GetValueOrDefault(c.Id))),
        ];
    }

    /// <summary>One of the applicant's cases. Error: <see cref="NotFound"/>, also for other applicants' cases.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="version">Version of the answers; null for the last.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<CaseView>> ReadAsync(Guid caseId, int? version, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } file
            || actor is null || !actor.ActsFor(file.CompanyId, file.IndividualId))
        {
            return await db.RefuseAsync(clock, actor, caseId, new NotFound(), ct);
        }

        var reader = new CaseReader(db, file, await codeBooks.CurrentAsync(ct), CultureInfo.CurrentUICulture, clock.Today());
        if (await reader.ReadAsync(version, ct) is not { } view)
        {
            return new NotFound();
        }

        var isFinal = file.Status == CaseStatus.Refused
            && await db.Appeals.AnyAsync(a => a.CaseId == caseId && a.MeasureId == null && a.AgainstDecisionAt == file.DecidedAt, ct);
        return view with
        {
            Status = CaseStates.Of(file.Status).ForApplicant,
            Comments = [.. (await reader.CommentsAsync(includeUnsent: false, ct)).Select(c => c with { Author = null })],
            History =
            [
                .. (await reader.HistoryAsync(ct)).Where(e => !Internal.Contains(e.Action)).Select(e => new CaseHistoryRow(
                    e.At, OwnActions.Contains(e.Action) ? e.ActorName : null, e.Action, CaseStates.Of(e.To).ForApplicant, e.VisibleToApplicant ? e.Comment
                        : null)),
            ],
            Slips = actor.May(DelegatePermissions.Pay) ? ForApplicant(await reader.SlipsAsync(ct)) : [],
            CorrectionDraftId = await db.Drafts.Where(d => d.CaseId == caseId).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct),
            Actions = OwnActions.Where(a => ProcessCatalogue.Get(file.ProcessKey).Workflow.Allows(file.Status, a)
                && !(isFinal && a == CaseAction.Appeal)
                && actor.May(a is CaseAction.Resubmit or CaseAction.Correct ? DelegatePermissions.Prepare : DelegatePermissions.Submit)).ToHashSet(),
        };
    }

    // What the bank calls the payment, and who booked it, is the ministry's.
    private static IReadOnlyList<PaymentSlip> ForApplicant(IReadOnlyList<PaymentSlip> slips)
    {
        foreach (var slip in slips)
        {
            (slip.BankReference, slip.BookedBy) = (null, null);
        }

        return slips;
    }
}
