using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Upkeep;

/// <summary>The tables of what keeps the portal running.</summary>
public static class UpkeepTables
{
    extension(PortalDbContext db)
    {
        public DbSet<HealthMark> HealthMarks => db.Set<HealthMark>();
    }
}
