using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>The tables of the audit trail.</summary>
public static class AuditTables
{
    extension(PortalDbContext db)
    {
        public DbSet<AuditRow> AuditRows => db.Set<AuditRow>();
    }
}
