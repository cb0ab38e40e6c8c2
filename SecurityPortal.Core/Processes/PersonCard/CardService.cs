using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.PersonCard.Mails;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>What happens to person cards after the payment: printed in batches, handed over, reported lost. <see cref="CardQueries"/> reads them.</summary>
public sealed class CardService(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, ICaseFees fees, ICaseChangeFeed feed, IOptions<PortalOptions> portal,
    TimeProvider clock)
    : ILostCards
{
    /// <summary>Most cards of one batch.</summary>
    public const int MaxBatch = 100;

    /// <summary>
    /// Puts cards into a print batch and tells their companies that they can be fetched. Errors: <see cref="NotPermitted"/>, card.none-chosen, card.changed
    /// when one of them was printed meanwhile, card.licence-ended when one may no longer be made.
    /// </summary>
    public async Task<Result<Guid>> PrintAsync(IReadOnlyCollection<Guid> cardIds, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReview: true } actor)
        {
            return new NotPermitted();
        }

        if (cardIds.Count is 0 or > MaxBatch)
        {
            return new Error("card.none-chosen") { Arguments = [MaxBatch] };
        }

        var ids = cardIds.Distinct().ToList();
        List<Guid> cases = [];
        Result<Guid> result;
        try
        {
            result = await dbFactory.InTransactionAsync<Guid>(db => PrintAsync(db, actor, ids, cases, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Error("card.changed");
        }

        if (result.IsOk)
        {
            cases.ForEach(feed.Publish);
        }

        return result;
    }

    /// <summary>
    /// Hands a printed card over: its case is issued, the card it replaces holds good no more. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>,
    /// card.changed, card.licence-ended.
    /// </summary>
    public async Task<Result<Unit>> HandOverAsync(Guid cardId, Guid seenVersion, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReview: true } actor)
        {
            return new NotPermitted();
        }

        Guid caseId = default;
        var result = await ChangeAsync(cardId, async (db, card) =>
        {
            if (card.Version != seenVersion || card.Stage != CardStage.Printed)
            {
                return new Error("card.changed");
            }

            var now = clock.UtcNow();
            if (card.StateOn(await db.Licences.SingleAsync(l => l.Id == card.LicenceId, ct), LocalTime.DateOf(now)) != CardState.NotYet)
            {
                return new Error("card.licence-ended") { Arguments = [card.Number] };
            }

            (card.Stage, card.HandedOverAt, card.Version) = (CardStage.HandedOver, now, Guid.NewGuid());
            if (card.ReplacesCardId is { } old && await db.PersonCards.SingleAsync(c => c.Id == old, ct) is { InvalidSince: null } replaced)
            {
                (replaced.Stage, replaced.InvalidSince, replaced.Version) = (CardStage.Replaced, now, Guid.NewGuid());
            }

            var file = await db.Cases.SingleAsync(c => c.Id == card.CaseId, ct);
            caseId = file.Id;
            db.Audit(clock, actor, "card.hand-over", "card", card.Id, card.Number);
            return (await CaseIssue.CompleteAsync(new CaseContext(db, clock, file, clock.UtcNow()) { Actor = actor, CaseLink = Link(file) }, card.Number,
                card.ValidTo, ct)).Error;
        }, ct);
        if (result.IsOk)
        {
            feed.Publish(caseId);
        }

        return result;
    }

    /// <summary>
    /// Reports a card lost or stolen: from this moment on it fails the public check. One that was not handed over yet, lost or spoiled, is printed anew, with
    /// another code. By its company, its holder or an officer. Errors: <see cref="NotFound"/>, card.changed.
    /// </summary>
    public async Task<Result<Unit>> ReportLostAsync(Guid cardId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        Guid caseId = default;
        var result = await ChangeAsync(cardId, async (db, card) =>
        {
            if (actor is null || !await MayReportAsync(db, actor, card, ct))
            {
                return new NotFound();
            }

            if (card.Stage is not (CardStage.Printed or CardStage.HandedOver))
            {
                return new Error("card.changed");
            }

            caseId = card.CaseId;
            if (card.Stage == CardStage.Printed)
            {
                (card.Stage, card.BatchId, card.PrintedAt, card.Version) = (CardStage.ToPrint, null, null, Guid.NewGuid());
                (card.Token, card.Serial) = (RandomNumberGenerator.GetHexString(32, lowercase: true), FormCode.Random(10));
                db.Audit(clock, actor, "card.reprint", "card", card.Id, card.Number);
                return null;
            }

            MarkLost(card, clock.UtcNow());
            db.Audit(clock, actor, "card.lost", "card", card.Id, card.Number);
            return null;
        }, ct);
        return await EndedAsync(result, actor, cardId, caseId, ct);
    }

    /// <summary>Takes a card back: from this moment on it fails the public check. By its company or an officer. Errors: <see cref="NotFound"/>,
    /// card.changed.</summary>
    public async Task<Result<Unit>> ReturnAsync(Guid cardId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        Guid caseId = default;
        var result = await ChangeAsync(cardId, (db, card) =>
        {
            if (actor is null || !(actor.CanReview || (actor.CompanyId == card.CompanyId && actor.May(DelegatePermissions.Prepare))))
            {
                return Task.FromResult<Error?>(new NotFound());
            }

            if (card.Stage != CardStage.HandedOver)
            {
                return Task.FromResult<Error?>(new Error("card.changed"));
            }

            CardEndings.TakeBack(card, clock.UtcNow());
            caseId = card.CaseId;
            db.Audit(clock, actor, "card.return", "card", card.Id, card.Number);
            return Task.FromResult<Error?>(null);
        }, ct);
        return await EndedAsync(result, actor, cardId, caseId, ct);
    }

    /// <summary>
    /// Ends the paid case of a card whose licence ended before it was handed over; the cashier settles the payment. Errors: <see cref="NotPermitted"/>,
    /// <see cref="NotFound"/>, card.changed.
    /// </summary>
    public async Task<Result<Unit>> CloseAsync(Guid cardId, Guid seenVersion, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReview: true } actor)
        {
            return new NotPermitted();
        }

        Guid caseId = default;
        var result = await ChangeAsync(cardId, async (db, card) =>
        {
            var licence = await db.Licences.SingleAsync(l => l.Id == card.LicenceId, ct);
            if (card.Version != seenVersion || !card.MayBeClosed(card.StateOn(licence, clock.Today())))
            {
                return new Error("card.changed");
            }

            caseId = card.CaseId;
            var file = await db.Cases.SingleAsync(c => c.Id == caseId, ct);
            return await CardEndings.CloseAsync(db, fees, clock, card, actor, Link(file), ct);
        }, ct);
        return await EndedAsync(result, actor, cardId, caseId, ct);
    }

    /// <summary>Marks a card as lost in the caller's transaction.</summary>
    internal static void MarkLost(IssuedCard card, DateTime now) => (card.Stage, card.InvalidSince, card.Version) = (CardStage.Lost, now, Guid.NewGuid());

    private async Task<Result<Guid>> PrintAsync(PortalDbContext db, Actor actor, List<Guid> ids, List<Guid> cases, CancellationToken ct)
    {
        cases.Clear();
        var now = clock.UtcNow();
        var today = LocalTime.DateOf(now);
        var cards = await db.PersonCards.Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        if (cards.Count != ids.Count || cards.Exists(c => c.Stage != CardStage.ToPrint))
        {
            return new Error("card.changed");
        }

        var batch = new CardBatch
        {
            Number = $"SK-{today.Year}-{await Numbering.NextAsync(db, $"card-batch/{today.Year}", ct):0000}", CreatedAt = now, CreatedBy = actor.UserId,
            CreatedByName = actor.Name,
        };
        db.CardBatches.Add(batch);
        foreach (var card in cards)
        {
            var licence = await db.Licences.SingleAsync(l => l.Id == card.LicenceId, ct);
            if (card.StateOn(licence, today) != CardState.NotYet)
            {
                return new Error("card.licence-ended") { Arguments = [card.Number] };
            }

            (card.Stage, card.BatchId, card.PrintedAt, card.Version) = (CardStage.Printed, batch.Id, now, Guid.NewGuid());
            var file = await db.Cases.SingleAsync(c => c.Id == card.CaseId, ct);
            await CaseIssue.MailAsync(db, clock, file, $"card-ready/{batch.Id:N}", m => ReadyMail(m, card), Link(file), ct);
            cases.Add(card.CaseId);
        }

        db.Audit(clock, actor, "card.print", "card-batch", batch.Id, $"{batch.Number}, {cards.Count}");
        return batch.Id;
    }

    private static async Task<bool> MayReportAsync(PortalDbContext db, Actor actor, IssuedCard card, CancellationToken ct) =>
        actor.CanReview
        || (actor.CompanyId is { } company && company == card.CompanyId && actor.May(DelegatePermissions.Prepare))
        || (actor.IndividualId is not null && await PersonSight.PersonIdsOf(db, actor).ContainsAsync(card.PersonId, ct));

    private async Task<Result<Unit>> EndedAsync(Result<Unit> result, Actor? actor, Guid cardId, Guid caseId, CancellationToken ct)
    {
        if (result.IsOk)
        {
            feed.Publish(caseId);
        }
        else if (actor is not null && result.Error is NotFound)
        {
            return await dbFactory.RefuseAsync(clock, actor, "card.refused", "card", cardId, result.Error, ct);
        }

        return result;
    }

    private static CardReadyMail ReadyMail(CaseMailFacts about, IssuedCard card) => new()
    {
        Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, CardNumber = card.Number, ValidTo = card.ValidTo, Link = about.Link,
    };

    private string Link(Case file) => portal.Value.Link($"/cases/{file.Id}");

    private async Task<Result<Unit>> ChangeAsync(
        Guid cardId, Func<PortalDbContext, IssuedCard, Task<Error?>> change, CancellationToken ct, [CallerMemberName] string command = "")
    {
        try
        {
            return await dbFactory.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await db.PersonCards.SingleOrDefaultAsync(c => c.Id == cardId, ct) is not { } card)
                    {
                        return new NotFound();
                    }

                    return await change(db, card) is { } error ? error : Unit.Done;
                },
                ct,
                command);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Error("card.changed");
        }
    }
}
