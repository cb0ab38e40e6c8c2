using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Servers;

/// <summary>The tables by which servers agree.</summary>
public static class ServersTables
{
    extension(PortalDbContext db)
    {
        public DbSet<JobLease> JobLeases => db.Set<JobLease>();
    }
}
