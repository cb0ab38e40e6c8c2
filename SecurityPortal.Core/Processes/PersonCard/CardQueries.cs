using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Person cards as the ministry's lists and the page of a case show them.</summary>
public sealed class CardQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    private const int PageSize = 50;

    /// <summary>Cards of a stage, those that wait longest first; and how many there are. Error: <see cref="NotPermitted"/>.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="search">Card number or name; null for all.</param>
    /// <param name="page">From 1; see <see cref="PageRequest"/>.</param>
    /// <param name="look">True when a person asks, which leaves an audit row; false when an open page refreshes itself.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Page<CardView>>> ListAsync(CardStage stage, string? search, int page, bool look, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var cards = db.PersonCards.Where(c => c.Stage == stage);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var numbers = LicenceNumbers.Readings(search);
            var persons = PersonRegister.ByWords(db, NameFolding.Words(search)).Select(p => p.Id);
            cards = numbers.Count == 0 ? cards.Where(c => persons.Contains(c.PersonId)) : cards.Where(c => numbers.Contains(c.Number));
        }

        var ordered = stage == CardStage.ToPrint ? cards.OrderBy(c => c.CreatedAt) : cards.OrderByDescending(c => c.CreatedAt);
        var place = new PageRequest(page, PageSize).WithinMost(await cards.CountMostAsync(ct));
        var rows = await WorkerCards.ViewsAsync(db, ordered.At(place), clock.Today(), ct);
        if (look)
        {
            db.Audit(clock, actor, string.IsNullOrWhiteSpace(search) ? "register.list" : "register.search", "card", null, $"{stage}, {place.Total}");
            await db.SaveChangesAsync(ct);
        }

        return place.Of(stage == CardStage.ToPrint ? [.. rows.Reverse()] : rows);
    }

    /// <summary>The last batches. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<CardBatchRow>>> BatchesAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.CardBatches.AsNoTracking().OrderByDescending(b => b.CreatedAt).Take(20)
            .Select(b => new CardBatchRow(b.Id, b.Number, b.CreatedAt, b.CreatedByName, db.Set<IssuedCard>().Count(c => c.BatchId == b.Id))).ToListAsync(ct);
    }

    /// <summary>The card of a case; null while there is none, or for whoever may not see it.</summary>
    public async Task<CardView?> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var card = await db.PersonCards.AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == caseId, ct);
        return card is not null && (actor.CanReadCases || actor.CompanyId == card.CompanyId)
            ? (await WorkerCards.ViewsAsync(db, db.PersonCards.Where(c => c.Id == card.Id), clock.Today(), ct))[0]
            : null;
    }
}
