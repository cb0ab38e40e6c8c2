using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.PersonCard.Mails;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>How cards end, inside the caller's transaction.</summary>
internal static class CardEndings
{
    /// <summary>Marks a card as given back: from this moment on it fails the public check.</summary>
    public static void TakeBack(IssuedCard card, DateTime now) => (card.Stage, card.InvalidSince, card.Version) = (CardStage.Returned, now, Guid.NewGuid());

    /// <summary>
    /// Ends a paid card that will not be handed over: its case is closed, and what was paid is held for the cashier. Error: <see cref="ActionNotAllowed"/>.
    /// </summary>
    public static async Task<Error?> CloseAsync(PortalDbContext db, ICaseFees fees, TimeProvider clock, IssuedCard card, Actor actor, string caseLink,
        CancellationToken ct)
    {
        var file = await db.Cases.SingleAsync(c => c.Id == card.CaseId, ct);
        var process = ProcessCatalogue.Get(file.ProcessKey);
        var next = process.Workflow.Next(file.Status, CaseAction.Close);
        if (!next.IsOk)
        {
            return next.Error;
        }

        var (now, from) = (clock.UtcNow(), file.Status);
        TakeBack(card, now);
        db.Move(file, CaseAction.Close, next.Value, now, actor);
        await fees.CancelAsync(db, file.Id, ct);
        await process.EndedAsync(new CaseContext(db, clock, file, now) { Actor = actor }, ct);
        db.Audit(clock, actor, "case.close", "case", file.Id, $"{file.Number}: {from} > {file.Status}");
        await CaseIssue.MailAsync(
            db, clock, file, "card-closed",
            m => new CardClosedMail { Name = m.Name, CaseNumber = m.CaseNumber, CardNumber = card.Number, Link = m.Link }, caseLink, ct);
        return null;
    }
}
