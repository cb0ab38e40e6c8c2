using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Appeals;

/// <summary>The tables of appeals.</summary>
public static class AppealTables
{
    extension(PortalDbContext db)
    {
        public DbSet<Appeal> Appeals => db.Set<Appeal>();
    }
}
