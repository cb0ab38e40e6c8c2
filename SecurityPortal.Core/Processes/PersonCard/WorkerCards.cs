using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Cards for the register of persons.</summary>
internal sealed class WorkerCards(ICaseFees fees, IOptions<PortalOptions> portal, TimeProvider clock) : IWorkerCards
{
    private static readonly CardStage[] Running = [CardStage.ToPrint, CardStage.Printed, CardStage.HandedOver];

    public Task<IReadOnlyList<CardView>> ListAsync(PortalDbContext db, Guid? companyId, IQueryable<Guid>? persons, DateOnly day, CancellationToken ct)
    {
        IQueryable<IssuedCard> cards = db.PersonCards;
        cards = companyId is null ? cards : cards.Where(c => c.CompanyId == companyId);
        return ViewsAsync(db, persons is null ? cards : cards.Where(c => persons.Contains(c.PersonId)), day, ct);
    }

    public IQueryable<Guid> HoldersOf(PortalDbContext db, IReadOnlyList<string> numbers) =>
        db.PersonCards.Where(c => numbers.Contains(c.Number)).Select(c => c.PersonId);

    public async Task<Result<IReadOnlyList<Guid>>> EndAsync(PortalDbContext db, Actor actor, Guid companyId, Guid personId, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var cards = await db.PersonCards.Where(c => c.CompanyId == companyId && c.PersonId == personId && Running.Contains(c.Stage)).ToListAsync(ct);
        foreach (var card in cards)
        {
            db.Audit(clock, actor, "card.return", "card", card.Id, card.Number);
            if (card.Stage == CardStage.HandedOver)
            {
                CardEndings.TakeBack(card, now);
            }
            else if (await CardEndings.CloseAsync(db, fees, clock, card, actor, portal.Value.Link($"/cases/{card.CaseId}"), ct) is { } obstacle)
            {
                return obstacle;
            }
        }

        return cards.ConvertAll(card => card.CaseId);
    }

    internal static async Task<IReadOnlyList<CardView>> ViewsAsync(PortalDbContext db, IQueryable<IssuedCard> cards, DateOnly day, CancellationToken ct)
    {
        var rows = await cards.AsNoTracking().OrderByDescending(c => c.CreatedAt)
            .Join(db.Licences, c => c.LicenceId, l => l.Id, (c, l) => new { Card = c, Licence = l })
            .Join(db.Companies, r => r.Card.CompanyId, k => k.Id, (r, k) => new { r.Card, r.Licence, Company = k.Name })
            .ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.Card.CreatedAt).Select(r => View(r.Card, r.Licence, r.Company, day))];
    }

    internal static CardView View(IssuedCard card, Licence licence, string company, DateOnly day)
    {
        var state = card.StateOn(licence, day);
        return new CardView
        {
            Id = card.Id, Version = card.Version, Number = card.Number, HolderName = card.HolderName, PersonId = card.PersonId, LicenceId = card.LicenceId,
            Company = company, Position = card.Position.Current, Stage = card.Stage, State = state, ValidFrom = card.ValidFrom, ValidTo = card.ValidTo,
            CaseId = card.CaseId, BatchId = card.BatchId, MayBeClosed = card.MayBeClosed(state),
        };
    }
}
