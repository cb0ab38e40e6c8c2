using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.PersonCard;

/// <summary>The tables of person cards.</summary>
public static class CardTables
{
    extension(PortalDbContext db)
    {
        /// <summary>Person cards.</summary>
        public DbSet<IssuedCard> PersonCards => db.Set<IssuedCard>();

        /// <summary>Cards printed together.</summary>
        public DbSet<CardBatch> CardBatches => db.Set<CardBatch>();
    }
}
