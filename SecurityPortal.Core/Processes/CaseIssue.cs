using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes;

/// <summary>The end of a case that went well. Runs inside the caller's transaction, once the fee is paid or there is none.</summary>
public static class CaseIssue
{
    /// <summary>
    /// Moves a case whose fee is settled over Paid to Issued with a history row each. Grants what the process grants and queues the mail CaseIssued. Error:
    /// <see cref="ActionNotAllowed"/> from any other state.
    /// </summary>
    public static async Task<Result<Unit>> IssueAsync(CaseContext move, CancellationToken ct)
    {
        var (db, file) = (move.Db, move.File);
        if (Move(move, [CaseAction.Pay, CaseAction.Issue]) is { } refusal)
        {
            return refusal;
        }

        await GrantAsync(move, ct);
        var licence = db.Licences.Local.SingleOrDefault(l => l.CaseId == file.Id);
        db.Audit(move.Clock, move.Person, "case.issue", "case", file.Id, licence?.Number);
        await MailAsync(db, move.Clock, file, "issued", m => IssuedMail(m, file, licence?.Number, licence?.ValidTo), move.CaseLink, ct);
        return Unit.Done;
    }

    /// <summary>
    /// Moves a case whose fee is settled to Paid, where it waits for something to be made by hand; the process's grant prepares it. Queues the mail
    /// that says so. Error: <see cref="ActionNotAllowed"/>.
    /// </summary>
    /// <inheritdoc cref="IssueAsync"/>
    public static async Task<Result<Unit>> PrepareAsync(CaseContext move, Func<CaseMailFacts, IMail> mail, CancellationToken ct)
    {
        var (db, file) = (move.Db, move.File);
        if (Move(move, [CaseAction.Pay]) is { } refusal)
        {
            return refusal;
        }

        await GrantAsync(move, ct);
        db.Audit(move.Clock, move.Person, "case.paid", "case", file.Id);
        await MailAsync(db, move.Clock, file, "paid", mail, move.CaseLink, ct);
        return Unit.Done;
    }

    /// <summary>Moves a notification whose fee is settled to Effective and queues the mail that says so. Error: <see cref="ActionNotAllowed"/>.</summary>
    /// <inheritdoc cref="IssueAsync"/>
    public static async Task<Result<Unit>> TakeEffectAsync(CaseContext move, Func<CaseMailFacts, IMail> mail, CancellationToken ct)
    {
        var (db, file) = (move.Db, move.File);
        if (Move(move, [CaseAction.Pay]) is { } refusal)
        {
            return refusal;
        }

        db.Audit(move.Clock, move.Person, "case.effective", "case", file.Id);
        await MailAsync(db, move.Clock, file, "effective", mail, move.CaseLink, ct);
        return Unit.Done;
    }

    /// <summary>Ends a paid case once what was made by hand is handed over, with the mail CaseIssued. Error: <see cref="ActionNotAllowed"/>.</summary>
    public static async Task<Result<Unit>> CompleteAsync(CaseContext move, string number, DateOnly validTo, CancellationToken ct)
    {
        var (db, file) = (move.Db, move.File);
        if (Move(move, [CaseAction.Issue]) is { } refusal)
        {
            return refusal;
        }

        db.Audit(move.Clock, move.Person, "case.issue", "case", file.Id, number);
        await MailAsync(db, move.Clock, file, "issued", m => IssuedMail(m, file, number, validTo), move.CaseLink, ct);
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

    private static async Task GrantAsync(CaseContext move, CancellationToken ct)
    {
        if (ProcessCatalogue.Get(move.File.ProcessKey).Grant is { } grant)
        {
            await grant.Issue.IssueAsync(move.Db, move.File, move.Now, ct);
        }
    }

    private static ActionNotAllowed? Move(CaseContext move, IReadOnlyList<CaseAction> actions)
    {
        var (db, file, actor, now) = (move.Db, move.File, move.Person, move.Now);
        var workflow = ProcessCatalogue.Get(file.ProcessKey).Workflow;
        if (!workflow.Allows(file.Status, actions[0]))
        {
            return new ActionNotAllowed(file.Status, actions[0]);
        }

        foreach (var action in actions)
        {
            db.Move(file, action, workflow.Next(file.Status, action).Value, now, actor);
        }

        return null;
    }
}
