using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>The tables of notified contracts.</summary>
public static class ContractTables
{
    extension(PortalDbContext db)
    {
        public DbSet<RegisteredContract> Contracts => db.Set<RegisteredContract>();
    }
}
