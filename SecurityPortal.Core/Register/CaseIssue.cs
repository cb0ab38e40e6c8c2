using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
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
    /// Moves a case whose fee is settled over Paid to Issued with a history row each. Grants what the process grants and queues the mail CaseIssued. Error:
    /// <see cref="ActionNotAllowed"/> from any other state.
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
        if (Move(db, file, actor, [CaseAction.Pay, CaseAction.Issue], now) is { } refusal)
        {
            return refusal;
        }

        await process.Grant.IssueAsync(db, file, now, ct);
        var licence = db.Licences.Local.SingleOrDefault(l => l.CaseId == file.Id);
        db.Audit(clock, actor, "case.issue", "case", file.Id, licence?.Number);
        await MailAsync(db, clock, file, "issued", m => IssuedMail(m, file, licence?.Number, licence?.ValidTo), caseLink, ct);
        return Unit.Done;
    }

    /// <summary>
    /// Moves a case whose fee is settled to Paid, where it waits for something to be made by hand; <see cref="ProcessDefinition.Grant"/> prepares it. Queues
    /// the mail that says so. Error: <see cref="ActionNotAllowed"/>.
    /// </summary>
    /// <inheritdoc cref="IssueAsync"/>
    public static async Task<Result<Unit>> PrepareAsync(
        PortalDbContext db, TimeProvider clock, Case file, Actor actor, Func<CaseMailFacts, IMail> mail, string caseLink, CancellationToken ct)
    {
        var now = clock.UtcNow();
        if (Move(db, file, actor, [CaseAction.Pay], now) is { } refusal)
        {
            return refusal;
        }

        await ProcessCatalogue.Get(file.ProcessKey).Grant.IssueAsync(db, file, now, ct);
        db.Audit(clock, actor, "case.paid", "case", file.Id);
        await MailAsync(db, clock, file, "paid", mail, caseLink, ct);
        return Unit.Done;
    }

    /// <summary>Moves a notification whose fee is settled to Effective and queues the mail that says so. Error: <see cref="ActionNotAllowed"/>.</summary>
    /// <inheritdoc cref="IssueAsync"/>
    public static async Task<Result<Unit>> TakeEffectAsync(
        PortalDbContext db, TimeProvider clock, Case file, Actor actor, Func<CaseMailFacts, IMail> mail, string caseLink, CancellationToken ct)
    {
        if (Move(db, file, actor, [CaseAction.Pay], clock.UtcNow()) is { } refusal)
        {
            return refusal;
        }

        db.Audit(clock, actor, "case.effective", "case", file.Id);
        await MailAsync(db, clock, file, "effective", mail, caseLink, ct);
        return Unit.Done;
    }

    /// <summary>Ends a paid case once what was made by hand is handed over, with the mail CaseIssued. Error: <see cref="ActionNotAllowed"/>.</summary>
    public static async Task<Result<Unit>> CompleteAsync(
        PortalDbContext db, TimeProvider clock, Case file, Actor actor, string number, DateOnly validTo, string caseLink, CancellationToken ct)
    {
        if (Move(db, file, actor, [CaseAction.Issue], clock.UtcNow()) is { } refusal)
        {
            return refusal;
        }

        db.Audit(clock, actor, "case.issue", "case", file.Id, number);
        await MailAsync(db, clock, file, "issued", m => IssuedMail(m, file, number, validTo), caseLink, ct);
        return Unit.Done;
    }

    /// <summary>Queues a mail about the end of a case to its applicant; one for each <paramref name="happened"/>.</summary>
    internal static async Task MailAsync(
        PortalDbContext db, TimeProvider clock, Case file, string happened, Func<CaseMailFacts, IMail> mail, string caseLink, CancellationToken ct)
    {
        var receiver = await db.MailReceiverAsync(file.CompanyId, file.IndividualId, ct);
        db.QueueMail(clock, $"case/{file.Id:N}/{happened}", receiver, mail(await db.MailFactsAsync(file, receiver, caseLink, ct)));
    }

    private static CaseIssuedMail IssuedMail(CaseMailFacts about, Case file, string? number, DateOnly? validTo) => new()
    {
        Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, Grant = ProcessCatalogue.Get(file.ProcessKey).Text("Grant"), Number = number,
        ValidTo = validTo, Link = about.Link,
    };

    private static ActionNotAllowed? Move(PortalDbContext db, Case file, Actor actor, IReadOnlyList<CaseAction> actions, DateTime now)
    {
        var workflow = ProcessCatalogue.Get(file.ProcessKey).Workflow;
        if (!workflow.Allows(file.Status, actions[0]))
        {
            return new ActionNotAllowed(file.Status, actions[0]);
        }

        foreach (var (index, action) in actions.Index())
        {
            var next = workflow.Next(file.Status, action).Value;

            // A tick apart, so that the history, read in order of time, never shows the paper before the payment.
            db.CaseEvents.Add(new CaseEvent
            {
                CaseId = file.Id, At = now.AddTicks(index), ActorId = actor.UserId, ActorName = actor.Name, Action = action, From = file.Status, To = next,
            });
            file.Status = next;
        }

        (file.StatusChangedAt, file.Version) = (now, Guid.NewGuid());
        return null;
    }
}
