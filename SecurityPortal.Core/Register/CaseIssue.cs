using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Register;

/// <summary>The end of a case that went well. Runs inside the caller's transaction, once the fee is paid or there is none.</summary>
public static class CaseIssue
{
    /// <summary>
    /// Moves a case from <see cref="CaseStatus.AwaitingPayment"/> over Paid to Issued with a history row each, grants what the process grants and queues the
    /// mail CaseIssued; a process whose payment does not issue stops at Paid, with the mail CasePaid. Error: <see cref="ActionNotAllowed"/> from any other state.
    /// </summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="clock">Clock of the portal.</param>
    /// <param name="file">The case, tracked.</param>
    /// <param name="actor">Who books or decides.</param>
    /// <param name="caseLink">Absolute address of the applicant's case page, for the mail.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<Result<Unit>> IssueAsync(PortalDbContext db, TimeProvider clock, Case file, Actor actor, string caseLink, CancellationToken ct)
    {
        var process = ProcessCatalogue.Get(file.ProcessKey);
        var now = clock.UtcNow();
        (CaseAction Action, DateTime At)[] moves = process.IssuesAtPayment ? [(CaseAction.Pay, now), (CaseAction.Issue, now.AddTicks(1))] : [(CaseAction.Pay, now)];
        foreach (var (action, at) in moves)
        {
            var next = process.Workflow.Next(file.Status, action);
            if (!next.IsOk)
            {
                return next.Error!;
            }

            // A tick apart, so that the history, read in order of time, never shows the paper before the payment.
            db.CaseEvents.Add(new CaseEvent
            {
                CaseId = file.Id, At = at, ActorId = actor.UserId, ActorName = actor.Name, Action = action, From = file.Status, To = next.Value,
            });
            file.Status = next.Value;
        }

        file.StatusChangedAt = now;
        file.Version = Guid.NewGuid();
        await process.Grant.IssueAsync(db, file, now, ct);
        var licence = db.Licences.Local.SingleOrDefault(l => l.CaseId == file.Id);
        db.Audit(clock, actor, process.IssuesAtPayment ? "case.issue" : "case.paid", "case", file.Id, licence?.Number);
        await MailAsync(db, clock, file, process.IssuesAtPayment ? ("issued", MailTemplates.CaseIssued) : ("paid", MailTemplates.CasePaid), licence?.Number, licence?.ValidTo, caseLink, ct);
        return Unit.Done;
    }

    /// <summary>Ends a paid case once what was made by hand is handed over, with the mail CaseIssued. Error: <see cref="ActionNotAllowed"/>.</summary>
    public static async Task<Result<Unit>> CompleteAsync(
        PortalDbContext db, TimeProvider clock, Case file, Actor actor, string number, DateOnly validTo, string caseLink, CancellationToken ct)
    {
        var next = ProcessCatalogue.Get(file.ProcessKey).Workflow.Next(file.Status, CaseAction.Issue);
        if (!next.IsOk)
        {
            return next.Error!;
        }

        var now = clock.UtcNow();
        db.CaseEvents.Add(new CaseEvent
        {
            CaseId = file.Id, At = now, ActorId = actor.UserId, ActorName = actor.Name, Action = CaseAction.Issue, From = file.Status, To = next.Value,
        });
        (file.Status, file.StatusChangedAt, file.Version) = (next.Value, now, Guid.NewGuid());
        db.Audit(clock, actor, "case.issue", "case", file.Id, number);
        await MailAsync(db, clock, file, ("issued", MailTemplates.CaseIssued), number, validTo, caseLink, ct);
        return Unit.Done;
    }

    /// <summary>Queues a mail about the end of a case to its applicant; one for each <paramref name="mail"/>.</summary>
    internal static async Task MailAsync(
        PortalDbContext db, TimeProvider clock, Case file, (string Event, string Template) mail, string? number, DateOnly? validTo, string caseLink, CancellationToken ct)
    {
        var receiver = await db.MailReceiverAsync(file.CompanyId, file.IndividualId, ct);
        db.QueueMail(clock, $"case/{file.Id:N}/{mail.Event}", mail.Template, receiver.Email, receiver.Language, new MailValues
        {
            Name = receiver.Name,
            CaseNumber = file.Number,
            Subject = await db.SubjectAsync(file.ProcessKey, file.ClassCode, ct),
            LicenceNumber = number ?? "",
            Date = validTo,
            Link = caseLink,
        });
    }
}
