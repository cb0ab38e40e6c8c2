using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Registries;

/// <summary>The tables of registry look-ups.</summary>
public static class LookupTables
{
    extension(PortalDbContext db)
    {
        /// <summary>Who asked a registry about whom.</summary>
        public DbSet<LookupLogEntry> LookupLog => db.Set<LookupLogEntry>();
    }
}
