using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Effects;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Drafts;

/// <summary>Starts, loads and saves drafts. Every call checks that the actor prepares for the draft's applicant; to others a draft does not exist.</summary>
public sealed class DraftStore(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codes, TimeProvider clock)
{
    /// <summary>
    /// Starts a request for a class, or reopens the one already started where there is one draft per applicant, process and class. Errors: what the process's
    /// rules answer.
    /// </summary>
    /// <param name="process">The process.</param>
    /// <param name="classCode">Class asked for.</param>
    /// <param name="fill">Puts into the new payload what the page has found out already, e.g. a person.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Guid>> StartAsync(ProcessDefinition process, string classCode, Func<string, string>? fill, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Prepare) || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Guid>(
            async db =>
            {
                if (process.OneDraftPerClass && await OpenDraftAsync(db, process, classCode, actor, ct) is { } reopened)
                {
                    return reopened;
                }

                var earlier = process.OneDraftPerClass ? await DraftReuse.LastApprovedAsync(db, process, actor, ct) : null;
                return await BeginAsync(db, process, actor, classCode, earlier, fill, "", ct);
            },
            ct);
    }

    /// <inheritdoc cref="StartAsync(ProcessDefinition, string, Func{string, string}, CancellationToken)"/>
    public Task<Result<Guid>> StartAsync(ProcessDefinition process, string classCode, CancellationToken ct) => StartAsync(process, classCode, null, ct);

    /// <summary>
    /// Starts a new request pre-filled from one that ended without a licence: refused, withdrawn or closed. A draft of the class that is open already is
    /// reopened as it stands.
    /// </summary>
    public async Task<Result<Guid>> StartFromAsync(Guid caseId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        return await dbFactory.InTransactionAsync<Guid>(
            async db =>
            {
                var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct);
                if (!MayChange(actor, file))
                {
                    return file is null ? new NotFound() : await db.RefuseAsync(clock, actor, caseId, new NotFound(), ct);
                }

                if (!DraftReuse.MayBeginFrom(file.Status))
                {
                    return new ActionNotAllowed(file.Status, CaseAction.Submit);
                }

                var process = ProcessCatalogue.Get(file.ProcessKey);
                if (process.OneDraftPerClass && await OpenDraftAsync(db, process, file.ClassCode, actor, ct) is { } reopened)
                {
                    return reopened;
                }

                var earlier = await DraftReuse.VersionAsync(db, file.Id, file.VersionNumber, ct);
                if (earlier.IsForgotten)
                {
                    return new ActionNotAllowed(file.Status, CaseAction.Submit);
                }

                return await BeginAsync(db, process, actor, file.ClassCode, earlier, null, $" from {file.Number}", ct);
            },
            ct);
    }

    private static bool MayChange([NotNullWhen(true)] Actor? actor, [NotNullWhen(true)] Case? file) =>
        actor is not null && file is not null && actor.ActsFor(file.CompanyId, file.IndividualId) && actor.May(DelegatePermissions.Prepare);

    // The one way in which a request begins: offered, filled in, offered for what was filled in, with what may come along from an earlier one.
    private async Task<Result<Guid>> BeginAsync(
        PortalDbContext db, ProcessDefinition process, Actor actor, string classCode, CaseVersion? earlier, Func<string, string>? fill, string from,
        CancellationToken ct)
    {
        var applicant = await db.ApplicantAsync(actor.CompanyId, actor.IndividualId, ct);
        var asked = new OfferContext(db, applicant, classCode, clock.Today());
        if (await process.OfferAsync(asked, ct) is { IsOk: false } refused)
        {
            return refused.Error!;
        }

        var payload = process.Form.NewPayload(applicant, classCode, earlier is null ? null : process.Form.Read(earlier.Payload));
        payload = fill is null ? payload : fill(payload);
        var offer = await process.OfferAsync(asked, payload, ct);
        if (!offer.IsOk)
        {
            return offer.Error!;
        }

        // Requests about others than the applicant: only what was attached for the same person comes along.
        earlier ??= process.OneDraftPerClass ? null : await DraftReuse.LastApprovedAsync(db, process, actor, process.Form.People(payload), ct);
        var draft = Draft.Of(process, actor, classCode, offer.Value.Kind, payload, clock.UtcNow());
        db.Drafts.Add(draft);
        await DraftReuse.TakeOverAsync(db, process, draft, earlier, clock.Today(), ct);
        db.Audit(clock, actor, "draft.start", "draft", draft.Id, $"{process.Key} {classCode}{from}");
        return draft.Id;
    }

    /// <summary>Opens the correction of a returned case, or a further version of one that its applicant may still change: a draft of its last version. Errors:
    /// <see cref="CompletionOverdue"/>, <see cref="ActionNotAllowed"/>.</summary>
    public async Task<Result<Guid>> StartCorrectionAsync(Guid caseId, CancellationToken ct)
    {
        try
        {
            return await BeginCorrectionAsync(caseId, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }

    private async Task<Result<Guid>> BeginCorrectionAsync(Guid caseId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        return await dbFactory.InTransactionAsync<Guid>(
            async db =>
            {
                var file = await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId, ct);
                if (!MayChange(actor, file))
                {
                    return file is null ? new NotFound() : await db.RefuseAsync(clock, actor, caseId, new NotFound(), ct);
                }

                var process = ProcessCatalogue.Get(file.ProcessKey);
                if (process.Workflow.FurtherVersion(file.Status) is not { } further)
                {
                    return new ActionNotAllowed(file.Status, CaseAction.Resubmit);
                }

                if (further == CaseAction.Resubmit && file.CompletionDue < clock.Today())
                {
                    return new CompletionOverdue(file.CompletionDue!.Value);
                }

                var existing = await db.Drafts.Where(d => d.CaseId == caseId).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);
                if (existing is { } open)
                {
                    return open;
                }

                var version = await db.CaseVersions.SingleAsync(v => v.CaseId == caseId && v.Number == file.VersionNumber, ct);
                var answers = process.Form.Read(version.Payload);
                var draft = Draft.Of(process, actor, file.ClassCode, file.Kind, process.Effect<ICorrections>()?.Begin(answers) ?? answers, clock.UtcNow(),
                    caseId);
                draft.Step = ProcessDefinition.CheckStep;
                draft.DoneSteps = string.Join(',', process.Form.Steps);
                db.Drafts.Add(draft);
                await CopyAttachmentsAsync(db, version.Id, draft.Id, ct);
                await process.CorrectionStartedAsync(new CaseContext(db, clock, file, clock.UtcNow()) { Actor = actor }, ct);
                db.Audit(clock, actor, "draft.start", "draft", draft.Id, $"{process.Key} {file.ClassCode} of {file.Number}");
                return draft.Id;
            },
            ct);
    }

    /// <summary>The draft, with the officer's comments when it corrects a case.</summary>
    public async Task<Result<DraftView>> LoadAsync(Guid draftId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await FindAsync(db, draftId, DelegatePermissions.Prepare, ct);
        if (found is not var (draft, actor))
        {
            return new NotFound();
        }

        var process = ProcessCatalogue.Get(draft.ProcessKey);
        var book = await codes.CurrentAsync(ct);
        return new DraftView
        {
            Id = draft.Id,
            ProcessKey = draft.ProcessKey,
            ClassCode = draft.ClassCode,
            ClassName = book.Name(process.ClassList, draft.ClassCode, clock.Today()),
            Kind = draft.Kind,
            Reference = draft.Reference,
            PayloadJson = process.Form.Read(draft.Payload),
            Step = draft.Step,
            DoneSteps = draft.DoneSteps.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(),
            Version = draft.Version,
            ChangedAt = draft.ChangedAt,
            MaySubmit = actor.May(DelegatePermissions.Submit),
            Correction = draft.CaseId is { } caseId ? await CorrectionAsync(db, caseId, ct) : null,
        };
    }

    /// <summary>
    /// Saves what was entered. Errors: <see cref="DraftChangedByOther"/> when <paramref name="seenVersion"/> is no longer the last, <see cref="NotFound"/>
    /// when the draft was finished or deleted elsewhere.
    /// </summary>
    public async Task<Result<DraftSaved>> SaveAsync(
        Guid draftId, Guid seenVersion, string step, IEnumerable<string> doneSteps, string payloadJson, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await FindAsync(db, draftId, DelegatePermissions.Prepare, ct);
        if (found is not var (draft, actor))
        {
            return new NotFound();
        }

        if (draft.Version != seenVersion)
        {
            return await ChangedByOtherAsync(db, draft, ct);
        }

        draft.Version = Guid.NewGuid();
        draft.Revision++;
        draft.Step = step;
        draft.DoneSteps = string.Join(',', doneSteps);
        draft.Payload = new StoredPayload(payloadJson, ProcessCatalogue.Get(draft.ProcessKey).Form.PayloadVersion);
        draft.ChangedAt = clock.UtcNow();
        draft.ChangedBy = actor.UserId;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            await db.Entry(draft).ReloadAsync(ct);
            return await ChangedByOtherAsync(db, draft, ct);
        }

        return new DraftSaved(draft.Version, draft.ChangedAt);
    }

    /// <summary>The applicant's drafts, newest first; without those that stand in their process's own list.</summary>
    public async Task<IReadOnlyList<DraftRow>> MineAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !actor.May(DelegatePermissions.Prepare) || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var book = await codes.CurrentAsync(ct);
        var listed = ProcessCatalogue.All.Where(p => p.Shelf.HasOwnList).Select(p => p.Key).ToArray();
        var rows = await db.Drafts.AsNoTracking()
            .Where(d => d.CompanyId == actor.CompanyId && d.IndividualId == actor.IndividualId && !listed.Contains(d.ProcessKey))
            .OrderByDescending(d => d.ChangedAt)
            .Select(d => new { d.Id, d.ProcessKey, d.ClassCode, d.Kind, d.Step, d.ChangedAt, d.CaseId, d.Payload })
            .ToListAsync(ct);
        return [.. rows.Select(d => new DraftRow(
            d.Id, d.ProcessKey, book.Name(ProcessCatalogue.Get(d.ProcessKey).ClassList, d.ClassCode, clock.Today()), d.Kind, d.Step, d.ChangedAt, d.CaseId,
            AboutWhom(ProcessCatalogue.Get(d.ProcessKey).Form, d.Payload)))];
    }

    /// <summary>Deletes a draft with what is attached to it; the files are swept later.</summary>
    public async Task<Result<Unit>> DeleteAsync(Guid draftId, CancellationToken ct) => await dbFactory.InTransactionAsync<Unit>(
        async db =>
        {
            var found = await FindAsync(db, draftId, DelegatePermissions.Prepare, ct);
            if (found is not var (draft, actor))
            {
                return new NotFound();
            }

            await db.Attachments.Where(a => a.DraftId == draftId).ExecuteDeleteAsync(ct);
            db.Drafts.Remove(draft);
            db.Audit(clock, actor, "draft.delete", "draft", draftId);
            return Unit.Done;
        },
        ct);

    /// <summary>The draft, where the signed-in actor has the permission for its applicant; the try of another leaves a row.</summary>
    internal async Task<(Draft Draft, Actor Actor)?> FindAsync(PortalDbContext db, Guid draftId, DelegatePermissions permission, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Id == draftId, ct);
        if (actor is null || draft is null)
        {
            return null;
        }

        if (actor.ActsFor(draft.CompanyId, draft.IndividualId) && actor.May(permission))
        {
            return (draft, actor);
        }

        await db.RefuseAsync(clock, actor, "draft.refused", "draft", draftId, new NotFound(), ct);
        return null;
    }

    internal async Task<bool> ActsForAsync(Guid? companyId, Guid? individualId, CancellationToken ct) =>
        await actors.FindAsync(ct) is { } actor && actor.ActsFor(companyId, individualId);

    internal static async Task<DraftChangedByOther> ChangedByOtherAsync(PortalDbContext db, Draft draft, CancellationToken ct) => new(
        await db.Users.Where(u => u.Id == draft.ChangedBy).Select(u => u.DisplayName).FirstOrDefaultAsync(ct) ?? "", draft.ChangedAt);

    internal static async Task<DraftCorrection> CorrectionAsync(PortalDbContext db, Guid caseId, CancellationToken ct)
    {
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, ct);
        var comments = await db.CaseComments.AsNoTracking()
            .Where(c => c.CaseId == caseId && c.VersionNumber == file.VersionNumber && c.SentAt != null)
            .Select(c => new DraftComment(c.Step, c.Path, c.Text))
            .ToListAsync(ct);
        var action = ProcessCatalogue.Get(file.ProcessKey).Workflow.FurtherVersion(file.Status) ?? CaseAction.Resubmit;
        return new DraftCorrection(caseId, file.Number, file.CompletionDue, comments, action);
    }

    private static Task<Guid?> OpenDraftAsync(PortalDbContext db, ProcessDefinition process, string classCode, Actor actor, CancellationToken ct) => db.Drafts
        .Where(d => d.ProcessKey == process.Key && d.ClassCode == classCode && d.CaseId == null && d.CompanyId == actor.CompanyId
            && d.IndividualId == actor.IndividualId)
        .Select(d => (Guid?)d.Id)
        .FirstOrDefaultAsync(ct);

    private static async Task CopyAttachmentsAsync(PortalDbContext db, Guid versionId, Guid draftId, CancellationToken ct)
    {
        var attachments = await db.Attachments.AsNoTracking().Where(a => a.CaseVersionId == versionId).ToListAsync(ct);
        db.Attachments.AddRange(attachments.Select(a => new Attachment
        {
            FileId = a.FileId, DraftId = draftId, KindCode = a.KindCode, FileName = a.FileName, DataCode = a.DataCode, AttachedAt = a.AttachedAt,
        }));

        // A signed paper may have been attached in several files.
        db.DraftForms.AddRange(attachments.Where(a => a.DataCode is not null).DistinctBy(a => a.KindCode)
            .Select(a => new DraftForm { DraftId = draftId, KindCode = a.KindCode, DataCode = a.DataCode!, MadeAt = a.AttachedAt }));
    }

    private static string? AboutWhom(ProcessForm form, StoredPayload payload) => form.AboutWhom(form.Read(payload));
}
