using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>The tables of close-protection assignments.</summary>
public static class CloseProtectionTables
{
    extension(PortalDbContext db)
    {
        /// <summary>What the police were asked and answered.</summary>
        public DbSet<PoliceOpinion> PoliceOpinions => db.Set<PoliceOpinion>();

        /// <summary>Whom companies named for authorised assignments.</summary>
        public DbSet<ProtectionNaming> ProtectionNamings => db.Set<ProtectionNaming>();
    }

    /// <summary>The opinion that counts for a case, tracked; null where the police were not asked, or have to be asked anew.</summary>
    internal static Task<PoliceOpinion?> CountingOpinionAsync(this PortalDbContext db, Guid caseId, CancellationToken ct) =>
        db.PoliceOpinions.Where(o => o.CaseId == caseId && o.SetAsideAt == null).OrderByDescending(o => o.VersionNumber).FirstOrDefaultAsync(ct);
}
