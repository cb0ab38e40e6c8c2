using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>How a contract ends, on its day or before, inside the caller's transaction.</summary>
internal static class ContractEnd
{
    /// <summary>Moves the case, cancels its open slip and drops an annex under way. Answers the history row.</summary>
    public static async Task<CaseEvent> MoveAsync(
        PortalDbContext db, TimeProvider clock, ICaseFees fees, Case file, Actor? actor, CaseAction action, string? reason, CancellationToken ct)
    {
        var from = file.Status;
        var next = ProcessCatalogue.Get(file.ProcessKey).Workflow.Next(from, action).Value;
        var ended = db.Move(file, action, next, clock.UtcNow(), actor, reason, visibleToApplicant: reason is not null);

        // A contract that was in force has had what was paid for.
        if (from == CaseStatus.Authorised)
        {
            await fees.CancelAsync(db, file.Id, ct);
        }

        await db.DropDraftsAsync(file.Id, ct);

        db.Audit(clock, actor, action == CaseAction.End ? "contract.end" : "contract.terminate", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
        return ended;
    }

    /// <summary>Queues the mail to the company.</summary>
    public static async Task MailAsync(
        PortalDbContext db, TimeProvider clock, Case file, CaseEvent ended, Func<CaseMailFacts, IMail> mail, string link, CancellationToken ct)
    {
        var receiver = await db.MailReceiverAsync(file.CompanyId, file.IndividualId, ct);
        db.QueueMail(clock, $"case-event/{ended.Id:N}", receiver, mail(await db.MailFactsAsync(file, receiver, link, ct)));
    }
}
