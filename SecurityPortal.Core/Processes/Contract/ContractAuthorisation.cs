using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Contract.Mails;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>What one officer decides alone about a notified contract; errors of all commands as <see cref="CaseCommandFrame"/> says. Refusal and return are as
/// everywhere.</summary>
public sealed class ContractAuthorisation(CaseCommandFrame moves, ICaseFees fees, IAnnexes annexes)
{
    /// <summary>
    /// Authorises: the payment slip is made and mailed; without a fee the contract is effective at once. Errors besides: <see cref="NotAssignedToYou"/>.
    /// </summary>
    public Task<Result<CaseStatus>> AuthoriseAsync(Guid caseId, Guid seenVersion, string? note, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Authorise, note, async (db, move) =>
        {
            (move.File.DecidedBy, move.File.DecidedAt) = (move.Actor.UserId, move.At);
            if (await fees.ChargeAsync(db, move.File, move.At, ct) is { } slip)
            {
                await moves.MailAsync(db, move, m => new ContractAuthorisedMail
                {
                    Name = m.Name, CaseNumber = m.CaseNumber, AmountCents = slip.AmountCents, PaymentReference = slip.Reference, DueOn = slip.DueOn,
                    Slip = SlipAttachment.Of(slip), Link = m.Link,
                }, ct);
            }
            else
            {
                move.NothingToPay = true;
            }

            return null;
        }, ct);

    /// <summary>An officer has looked at an annex; the contract stays in force. Error besides: <see cref="ActionNotAllowed"/> where there is none to look
    /// at.</summary>
    public Task<Result<CaseStatus>> ReviewAnnexAsync(Guid caseId, Guid seenVersion, CancellationToken ct) =>
        moves.MoveAsync(caseId, seenVersion, CaseAction.Review, null, async (db, move) =>
            await annexes.TakeAsync(db, caseId, ct) ? null : new ActionNotAllowed(move.File.Status, CaseAction.Review), ct);
}
