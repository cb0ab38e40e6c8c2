using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Register;

/// <summary>What a company's service licences permit on a day (processes.md, Rules settled: "holds a licence" means valid today).</summary>
public static class LicenceStanding
{
    /// <summary>The class that every other needs.</summary>
    public const string BasicService = "SRV-BAZ";

    /// <summary>The licence of a service class that is valid on the day, the one that runs longest; null when there is none.</summary>
    public static Task<Licence?> HeldAsync(PortalDbContext db, Guid companyId, string classCode, DateOnly day, CancellationToken ct) =>
        Valid(db, companyId, day).Where(l => l.ClassCode == classCode).OrderByDescending(l => l.ValidTo).FirstOrDefaultAsync(ct);

    /// <summary>Whether the company holds a licence of the service class on the day.</summary>
    public static async Task<bool> HoldsAsync(PortalDbContext db, Guid companyId, string classCode, DateOnly day, CancellationToken ct) =>
        await HeldAsync(db, companyId, classCode, day, ct) is not null;

    /// <summary>Whether basic security is suspended: then nothing else is permitted either.</summary>
    public static Task<bool> BasicSuspendedAsync(PortalDbContext db, Guid companyId, CancellationToken ct) => OfServices(db, companyId)
        .AnyAsync(l => l.ClassCode == BasicService && l.SuspendedAt != null && l.RevokedAt == null, ct);

    internal static IQueryable<Licence> Valid(PortalDbContext db, Guid companyId, DateOnly day) =>
        OfServices(db, companyId).Where(l => l.SuspendedAt == null && l.RevokedAt == null && l.ValidFrom <= day && l.ValidTo >= day);

    private static IQueryable<Licence> OfServices(PortalDbContext db, Guid companyId)
    {
        var processes = ProcessCatalogue.All.Where(p => p.ClassList == CodeLists.ServiceClass).Select(p => p.Key).ToArray();
        return db.Licences.AsNoTracking().Where(l => l.CompanyId == companyId && processes.Contains(l.ProcessKey));
    }
}
