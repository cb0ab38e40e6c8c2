using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Licences;

/// <summary>The tables of the register of licences.</summary>
public static class LicenceTables
{
    extension(PortalDbContext db)
    {
        public DbSet<Licence> Licences => db.Set<Licence>();

        /// <summary>Suspensions, liftings and revocations.</summary>
        public DbSet<LicenceMeasure> LicenceMeasures => db.Set<LicenceMeasure>();

        /// <summary>History of licences after issue.</summary>
        public DbSet<LicenceEvent> LicenceEvents => db.Set<LicenceEvent>();
    }
}
