using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Effects;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Drafts;

/// <summary>Turns a draft into a case, or saves the correction of one: everything in one transaction, and harmless when repeated.</summary>
public sealed class DraftSubmission(
    IDbContextFactory<PortalDbContext> dbFactory, DraftStore drafts, CodeBookCache codes, ICaseChangeFeed feed, IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>
    /// Finishes the draft as saved under <paramref name="seenVersion"/>. Errors: <see cref="DraftIncomplete"/>, <see cref="DraftChangedByOther"/>,
    /// <see cref="CompletionOverdue"/>, what the process's rules answer. A draft that is a case already answers that case.
    /// </summary>
    public async Task<Result<DraftSubmitted>> SubmitAsync(Guid draftId, Guid seenVersion, CancellationToken ct)
    {
        var book = await codes.CurrentAsync(ct);
        var result = await dbFactory.InTransactionAsync(db => SubmitAsync(db, draftId, seenVersion, book, ct), ct);
        if (result.IsOk)
        {
            feed.Publish(result.Value.CaseId);
        }

        return result;
    }

    private async Task<Result<DraftSubmitted>> SubmitAsync(PortalDbContext db, Guid draftId, Guid seenVersion, CodeBook book, CancellationToken ct)
    {
        if (await drafts.FindAsync(db, draftId, DelegatePermissions.Submit, ct) is not var (draft, actor))
        {
            return await AlreadySubmittedAsync(db, draftId, ct) is { } done ? done : new NotFound();
        }

        if (draft.Version != seenVersion)
        {
            return await DraftStore.ChangedByOtherAsync(db, draft, ct);
        }

        var process = ProcessCatalogue.Get(draft.ProcessKey);
        IReadOnlyList<FieldError> errors =
        [
            .. process.Form.Validate(process.Form.Read(draft.Payload), null, clock.Today()),
            .. await DraftDocuments.CheckAsync(db, draft, null, clock.Today(), ct),
        ];
        if (errors.Count > 0)
        {
            return new DraftIncomplete(errors);
        }

        return draft.CaseId is { } caseId
            ? await CorrectAsync(db, draft, caseId, process, actor, ct)
            : await FileAsync(db, draft, process, actor, book, ct);
    }

    private async Task<Result<DraftSubmitted>> FileAsync(
        PortalDbContext db, Draft draft, ProcessDefinition process, Actor actor, CodeBook book, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var today = LocalTime.DateOf(now);
        var applicant = await db.ApplicantAsync(draft.CompanyId, draft.IndividualId, ct);
        var offer = await process.OfferAsync(new OfferContext(db, applicant, draft.ClassCode, today), process.Form.Read(draft.Payload), ct);
        if (!offer.IsOk)
        {
            return offer.Error!;
        }

        var file = new Case
        {
            Number = await Numbering.NextCaseNumberAsync(db, process.Letters, today, ct),
            ProcessKey = process.Key,
            ClassCode = draft.ClassCode,
            Kind = offer.Value.Kind,
            CompanyId = draft.CompanyId,
            IndividualId = draft.IndividualId,
            ApplicantName = applicant.Name,
            ApplicantNumber = applicant.Company?.BusinessNumber.ToString(),
            MunicipalityCode = applicant.MunicipalityCode,
            Status = process.Workflow.First,
            SubmittedAt = now,
            SubmittedBy = actor.UserId,
            StatusChangedAt = now,
            PreviousLicenceId = offer.Value.PreviousLicenceId,
        };
        db.Cases.Add(file);
        await AddVersionAsync(db, file, draft, process, actor, ct);
        db.Filed(file, actor);
        var move = new CaseContext(db, clock, file, now) { Actor = actor };
        if (await process.FiledAsync(move, ct) is { } obstacle)
        {
            return obstacle;
        }

        await AlertAsync(move, process, ct);

        var receiver = await db.MailReceiverAsync(file.CompanyId, file.IndividualId, ct);
        var fee = db.PaymentSlips.Local.FirstOrDefault(s => s.CaseId == file.Id) is { } slip
            ? new FeeDue(slip.AmountCents, slip.Reference, SlipAttachment.Of(slip))
            : null;
        var about = new CaseMailFacts(
            receiver.Name, file.Number, book.Name(process.ClassList, file.ClassCode, file.SubmittedAt), file.ApplicantName,
            portal.Value.Link($"/cases/{file.Id}"));
        db.QueueMail(clock, $"case/{file.Id:N}/submitted", receiver, process.Mails.Filed(about, fee));
        db.Audit(clock, actor, "case.submit", "case", file.Id, file.Number);
        return new DraftSubmitted(file.Id, file.Number);
    }

    private async Task<Result<DraftSubmitted>> CorrectAsync(
        PortalDbContext db, Draft draft, Guid caseId, ProcessDefinition process, Actor actor, CancellationToken ct)
    {
        var file = await db.Cases.SingleAsync(c => c.Id == caseId, ct);
        if (process.Workflow.FurtherVersion(file.Status) is not { } action)
        {
            return new ActionNotAllowed(file.Status, CaseAction.Resubmit);
        }

        if (action == CaseAction.Resubmit && file.CompletionDue < clock.Today())
        {
            return new CompletionOverdue(file.CompletionDue!.Value);
        }

        var now = clock.UtcNow();
        file.PausedDays += action == CaseAction.Resubmit ? Math.Max(0, clock.Today().DayNumber - LocalTime.DateOf(file.StatusChangedAt).DayNumber) : 0;
        file.VersionNumber++;
        file.CompletionDue = null;
        await db.CasePersons.Where(p => p.CaseId == caseId).ExecuteDeleteAsync(ct);
        await db.CaseSearchWords.Where(w => w.CaseId == caseId).ExecuteDeleteAsync(ct);
        await AddVersionAsync(db, file, draft, process, actor, ct);

        // The applicant reads the reason of their own correction again.
        var reason = process.Effect<ICorrections>()?.Reason(process.Form.Read(draft.Payload));
        db.Move(file, action, process.Workflow.Next(file.Status, action).Value, now, actor, reason, visibleToApplicant: reason is not null);
        var move = new CaseContext(db, clock, file, now) { Actor = actor };
        if (await process.FiledAsync(move, ct) is { } obstacle)
        {
            return obstacle;
        }

        await AlertAsync(move, process, ct);

        if (file.AssignedTo is { } officerId)
        {
            var officer = await db.Users.Where(u => u.Id == officerId).Select(u => new MailReceiver(u.DisplayName, u.Email!, u.Language)).SingleAsync(ct);
            var about = await db.MailFactsAsync(file, officer, portal.Value.Link($"/officer/cases/{file.Id}"), ct);
            db.QueueMail(
                clock, $"case/{file.Id:N}/completed/{file.VersionNumber}", officer,
                action == CaseAction.Resubmit
                    ? new CaseCompletedMail { Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, Link = about.Link }
                    : process.Mails.FurtherVersion(about));
        }

        db.Audit(clock, actor, action == CaseAction.Correct ? "case.correct" : "case.complete", "case", file.Id, $"version {file.VersionNumber}");
        return new DraftSubmitted(file.Id, file.Number);
    }

    private async Task AddVersionAsync(PortalDbContext db, Case file, Draft draft, ProcessDefinition process, Actor actor, CancellationToken ct)
    {
        var answers = process.Form.Read(draft.Payload);
        var version = new CaseVersion
        {
            CaseId = file.Id, Number = file.VersionNumber, DraftId = draft.Id, Payload = new StoredPayload(answers, process.Form.PayloadVersion),
            SubmittedAt = clock.UtcNow(), SubmittedBy = actor.UserId,
        };
        db.CaseVersions.Add(version);
        var people = process.Form.People(answers);
        file.NotVerified = people.Any(p => !p.Verified);
        db.CasePersons.AddRange(people.Select(p => new CasePerson
        {
            CaseId = file.Id, Role = p.Role, Name = p.Name, PersonalNumber = p.PersonalNumber, PassportNumber = p.PassportNumber, Citizenship = p.Citizenship,
            Verified = p.Verified,
        }));
        db.CaseSearchWords.AddRange(CaseSearchWord.Of(file, people.Select(p => p.Name)));
        foreach (var attachment in await db.Attachments.Where(a => a.DraftId == draft.Id).ToListAsync(ct))
        {
            attachment.DraftId = null;
            attachment.CaseVersionId = version.Id;
        }

        db.Drafts.Remove(draft);
    }

    private async Task AlertAsync(CaseContext move, ProcessDefinition process, CancellationToken ct)
    {
        var (db, file) = (move.Db, move.File);
        foreach (var alert in process.Effect<IFiledAlerts>() is { } alerts ? await alerts.AlertsAsync(move, ct) : [])
        {
            var about = await db.MailFactsAsync(file, alert.Receiver, portal.Value.Link($"/officer/cases/{file.Id}"), ct);
            db.QueueMail(clock, $"case/{file.Id:N}/alert/{file.VersionNumber}/{alert.Key}", alert.Receiver, alert.Mail(about));
        }
    }

    // Only to who may see that case: the same answer as for a draft that never was.
    private async Task<DraftSubmitted?> AlreadySubmittedAsync(PortalDbContext db, Guid draftId, CancellationToken ct)
    {
        var file = await db.CaseVersions.Where(v => v.DraftId == draftId)
            .Join(db.Cases, v => v.CaseId, c => c.Id, (_, c) => new { c.Id, c.Number, c.CompanyId, c.IndividualId }).FirstOrDefaultAsync(ct);
        return file is not null && await drafts.ActsForAsync(file.CompanyId, file.IndividualId, ct) ? new DraftSubmitted(file.Id, file.Number) : null;
    }
}
