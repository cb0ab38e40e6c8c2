using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Printing.Fluent;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>Makes print batches of person cards, for officers only; each is audited.</summary>
public sealed class CardBatchPrinting(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, IFileStore files, CodeBookCache codes, IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>The cards of a batch that hold good or wait to be handed over, front and back. Error: <see cref="NotFound"/>, also for who may not
    /// print.</summary>
    public async Task<Result<PaperFile>> BatchAsync(Guid batchId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var batch = await db.CardBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, ct);
        if (actor is null || batch is null)
        {
            return new NotFound();
        }

        db.Audit(clock, actor, actor.CanReview ? "paper.open" : "paper.refused", "card-batch", batchId, batch.Number);
        await db.SaveChangesAsync(ct);
        if (!actor.CanReview)
        {
            return new NotFound();
        }

        var rows = await db.PersonCards.AsNoTracking().Where(c => c.BatchId == batchId && (c.Stage == CardStage.Printed || c.Stage == CardStage.HandedOver))
            .OrderBy(c => c.Number)
            .Join(db.Licences, c => c.LicenceId, l => l.Id, (c, l) => new { Card = c, Licence = l })
            .Join(db.Companies, r => r.Card.CompanyId, k => k.Id, (r, k) => new { r.Card, r.Licence, Company = k.Name })
            .Join(db.StoredFiles, r => r.Card.PhotoFileId, f => f.Id, (r, f) => new { r.Card, r.Licence, r.Company, f.StorageKey })
            .ToListAsync(ct);
        if (rows.Count == 0)
        {
            return new NotFound();
        }

        var book = await codes.CurrentAsync(ct);
        var cards = new List<PrintedCard>();
        foreach (var row in rows.OrderBy(r => r.Card.Number, StringComparer.Ordinal))
        {
            var opened = await files.OpenKeptAsync(row.StorageKey, ct);
            if (!opened.IsOk)
            {
                return opened.Error!;
            }

            await using var photo = opened.Value;
            using var bytes = new MemoryStream();
            await photo.CopyToAsync(bytes, ct);
            cards.Add(new PrintedCard
            {
                Number = row.Card.Number, Serial = row.Card.Serial, HolderName = row.Card.HolderName, Position = row.Card.Position.Sq, Company = row.Company,
                LicenceNumber = row.Licence.Number, ClassName = book.Name(WorkerClasses.List, row.Licence.ClassCode, row.Licence.IssuedAt),
                ValidFrom = row.Card.ValidFrom,
                ValidTo = row.Card.ValidTo, Photo = bytes.ToArray(), CheckAddress = portal.Value.Link($"/check/{row.Card.Token}"),
            });
        }

        var paper = new CardPaper { BatchNumber = batch.Number, Cards = cards, PrintedAt = clock.GetUtcNow() };
        return new PaperFile(paper.GeneratePdf(), $"Kartelat-{batch.Number}.pdf");
    }
}
