using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Effects;
using SecurityPortal.Core.Processes.PersonCard.Mails;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>A replaced card is worth nothing from the filing on; the approval makes the employment; the paid card waits for a print batch.</summary>
internal sealed class PersonCardEffects : IOnFiled, IOnApproved, IOnPaid
{
    public async Task<Error?> FiledAsync(CaseContext move, CancellationToken ct)
    {
        var (db, file, now) = (move.Db, move.File, move.Now);
        // The case number is taken: whoever files for the same worker at once waits for it, and is then seen here.
        var card = (await move.AnswersAsync<PersonCardApplication>(ct)).Card;
        var offer = await PersonCardRules.OfferAsync(db, file.CompanyId!.Value, card.PersonId, card.LicenceId, card.ReplacesCardId, file.Id, move.Today, ct);
        if (!offer.IsOk)
        {
            return offer.Error;
        }

        if (card.ReplacesCardId is not { } old)
        {
            return null;
        }

        // From now on whoever finds it has nothing in hand.
        var replaced = await db.PersonCards.SingleAsync(c => c.Id == old, ct);
        if (card.WasLost && replaced.Stage == CardStage.HandedOver)
        {
            CardService.MarkLost(replaced, now);
            db.Audit(move.Clock, move.Person, "card.lost", "card", replaced.Id, replaced.Number);
        }

        return null;
    }

    public async Task<Error?> ApprovedAsync(CaseContext move, CancellationToken ct)
    {
        var (db, file) = (move.Db, move.File);
        var card = (await move.AnswersAsync<PersonCardApplication>(ct)).Card;
        await EmploymentStore.ArisesAsync(
            db, file.CompanyId!.Value, card.PersonId, await PersonCardGrant.PositionAsync(db, card, LocalTime.DateOf(file.SubmittedAt), ct),
            move.Today, file.Id, null, move.Now, ct);
        return null;
    }

    // The case is issued when the card is handed over.
    public Task<Result<Unit>> PaidAsync(CaseContext move, CancellationToken ct) => CaseIssue.PrepareAsync(
        move, m => new CardPaidMail { Name = m.Name, CaseNumber = m.CaseNumber, Subject = m.Subject, Link = m.Link }, ct);
}
