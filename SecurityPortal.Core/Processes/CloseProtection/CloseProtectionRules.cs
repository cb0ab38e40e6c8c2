using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>The rules that need the register (domain.md §2.11, §1.2, §1.5; §3, E25).</summary>
internal static class CloseProtectionRules
{
    /// <summary>Why the company may ask for no authorisation today; null when it may.</summary>
    public static async Task<Error?> BarrierAsync(PortalDbContext db, Guid? companyId, DateOnly today, CancellationToken ct) =>
        companyId is null
            ? new Error("close-protection.companies-only")
            : (await OfAsync(db, companyId, today, ct)).FirstOrDefault(r => !r.IsMet)?.Obstacle;

    /// <summary>What has to be so before a request may begin, in the order in which an applicant should hear of it.</summary>
    public static async Task<IReadOnlyList<EligibilityRule>> OfAsync(PortalDbContext db, Guid? companyId, DateOnly today, CancellationToken ct)
    {
        if (companyId is null)
        {
            return [];
        }

        var standing = await HeldLicences.OfAsync(db, companyId, null, today, ct);
        return
        [
            new("BasicNotSuspended", standing.BasicSuspended ? new Error("close-protection.basic-suspended") : null),
            new("LicenceHeld", standing.Holds(CloseProtectionReference.ServiceClass) ? null : new Error("close-protection.licence-missing")),
        ];
    }

    /// <summary>The company's licence for close protection that is valid today.</summary>
    public static async Task<Licence?> LicenceAsync(PortalDbContext db, Guid companyId, DateOnly today, CancellationToken ct) =>
        (await HeldLicences.OfAsync(db, companyId, null, today, ct)).Current(CloseProtectionReference.ServiceClass);

    /// <summary>The company's operators today: whom it employs, with a valid licence of the class.</summary>
    public static async Task<IReadOnlyList<ProtectionCandidate>> OperatorsAsync(PortalDbContext db, Guid companyId, DateOnly today, CancellationToken ct)
    {
        var held = await db.Employments.AsNoTracking().Lasting(today).Where(e => e.CompanyId == companyId && e.From <= today)
            .Join(db.RegisteredPersons, e => e.PersonId, p => p.Id, (e, p) => p).Distinct()
            .Join(db.Licences.Where(l => l.ClassCode == CloseProtectionReference.OperatorClass && l.ValidTo >= today), p => p.Id, l => l.PersonId, (p, l) =>
                new { Person = p, Licence = l })
            .ToListAsync(ct);
        return
        [
            .. held.GroupBy(h => h.Person.Id)
                .Where(g => g.All(h => h.Licence.SuspendedAt is null) && g.Any(h => h.Licence.StateOn(today, renewalDays: 0).IsValid()))
                .Select(g => g.Where(h => h.Licence.StateOn(today, renewalDays: 0).IsValid()).MaxBy(h => h.Licence.ValidTo)!)
                .Select(h => new ProtectionCandidate(h.Person.Id, h.Person.Name, h.Licence.Number, h.Licence.ValidTo))
                .OrderBy(c => c.Name, StringComparer.CurrentCulture),
        ];
    }
}

/// <summary>A worker whom a company may name as operator.</summary>
/// <param name="PersonId">Key in the register of persons.</param>
/// <param name="Name">Name.</param>
/// <param name="LicenceNumber">Number of the licence as close protection operator.</param>
/// <param name="LicenceValidTo">Its last day.</param>
public sealed record ProtectionCandidate(Guid PersonId, string Name, string LicenceNumber, DateOnly LicenceValidTo);
