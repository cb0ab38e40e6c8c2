using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>The tables of person cards.</summary>
public static class CardTables
{
    extension(PortalDbContext db)
    {
        public DbSet<IssuedCard> PersonCards => db.Set<IssuedCard>();

        public DbSet<CardBatch> CardBatches => db.Set<CardBatch>();
    }
}
