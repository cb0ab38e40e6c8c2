using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Processes.Exam;

/// <summary>For which training classes an institution may have candidates: those whose training licence is valid today.</summary>
internal static class TrainingLicences
{
    // Whoever else grants the classes in which one is examined.
    private static readonly string[] Granting =
    [
        .. ProcessCatalogue.All.Where(p => p.Grant is not null && p.ClassList == ExamProcess.Definition.ClassList && p.Key != ExamProcess.ProcessKey)
            .Select(p => p.Key),
    ];

    /// <summary>Valid training licences of a company.</summary>
    public static IQueryable<Licence> ValidOn(PortalDbContext db, Guid companyId, DateOnly today) => db.Licences.AsNoTracking()
        .Where(l => l.CompanyId == companyId && Granting.Contains(l.ProcessKey) && l.SuspendedAt == null && l.RevokedAt == null
            && l.ValidFrom <= today && l.ValidTo >= today);

    /// <summary>Whether one is of the class.</summary>
    public static Task<bool> HoldsAsync(PortalDbContext db, Guid companyId, string classCode, DateOnly today, CancellationToken ct) =>
        ValidOn(db, companyId, today).AnyAsync(l => l.ClassCode == classCode, ct);
}
