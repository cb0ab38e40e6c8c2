using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>The applicant takes a request back: in any state before the payment, but for refused ones and those under appeal (processes.md, Rules
/// settled).</summary>
public sealed class CaseWithdrawal(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseFees fees, ICaseChangeFeed feed, IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>
    /// Ends the case: its open slip is cancelled, a correction under way is dropped. Errors: <see cref="NotFound"/> for whoever does not act for the applicant,
    /// <see cref="NotPermitted"/> without the permission to submit, <see cref="CaseChangedByOther"/>, <see cref="ActionNotAllowed"/>.
    /// </summary>
    public async Task<Result<CaseStatus>> WithdrawAsync(Guid caseId, Guid seenVersion, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        try
        {
            var result = await dbFactory.InTransactionAsync(db => WithdrawAsync(db, actor, caseId, seenVersion, ct), ct);
            if (result.IsOk)
            {
                feed.Publish(caseId);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var db = await dbFactory.CreateDbContextAsync(ct);
            return await db.ChangedByOtherAsync(caseId, ct);
        }
    }

    private async Task<Result<CaseStatus>> WithdrawAsync(PortalDbContext db, Actor? actor, Guid caseId, Guid seenVersion, CancellationToken ct)
    {
        var own = await db.OwnCaseAsync(clock, actor, caseId, seenVersion, CaseAction.Withdraw, ct);
        if (!own.IsOk)
        {
            return own.Error!;
        }

        var (file, next) = own.Value;
        var from = file.Status;

        var withdrawn = db.Move(file, CaseAction.Withdraw, next, clock.UtcNow(), actor);
        await fees.CancelAsync(db, file.Id, ct);
        await db.DropDraftsAsync(file.Id, ct);

        await ProcessCatalogue.Get(file.ProcessKey).EndedAsync(new CaseContext(db, clock, file, withdrawn.At) { Actor = actor }, ct);
        db.Audit(clock, actor, "case.withdraw", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
        var receiver = await db.MailReceiverAsync(file.CompanyId, file.IndividualId, ct);
        db.QueueMail(clock, $"case-event/{withdrawn.Id:N}", receiver, new CaseWithdrawnMail
        {
            Name = receiver.Name,
            CaseNumber = file.Number,
            Subject = await db.SubjectAsync(file.ProcessKey, file.ClassCode, file.SubmittedAt, ct),
            Link = portal.Value.Link($"/cases/{file.Id}"),
        });
        return file.Status;
    }
}
