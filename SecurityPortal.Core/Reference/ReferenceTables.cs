using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>The tables of reference data.</summary>
public static class ReferenceTables
{
    extension(PortalDbContext db)
    {
        public DbSet<CodeItem> CodeItems => db.Set<CodeItem>();

        /// <summary>Deadlines and other numbers of the rules.</summary>
        public DbSet<PortalSetting> Settings => db.Set<PortalSetting>();

        public DbSet<Tariff> Tariffs => db.Set<Tariff>();
    }
}
