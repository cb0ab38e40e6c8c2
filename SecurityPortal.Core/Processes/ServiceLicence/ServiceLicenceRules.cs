using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.ServiceLicence;

/// <summary>Who may ask for which class, and as what (processes.md §1; domain.md §3, E1, E4, E23, E25).</summary>
internal static class ServiceLicenceRules
{
    public const string BasicClass = "SRV-BAZ";

    public static async Task<Result<ClassOffer>> OfferAsync(
        PortalDbContext db, Applicant applicant, string classCode, DateOnly today, CancellationToken ct)
    {
        if (applicant.Company is not { } company)
        {
            return new Error("service-licence.companies-only");
        }

        var inUse = await db.CodeItems.AnyAsync(
            c => c.List == CodeLists.ServiceClass && c.Code == classCode && c.IsEnabled && c.ValidFrom <= today && (c.ValidTo == null || c.ValidTo >= today), ct);
        if (!inUse)
        {
            return new Error("service-licence.class-unknown");
        }

        var ended = CaseTransitions.Ended.ToArray();
        var open = await db.Cases.AsNoTracking()
            .Where(c => c.CompanyId == company.Id && c.ProcessKey == ServiceLicenceProcess.Definition.Key && c.ClassCode == classCode && !ended.Contains(c.Status))
            .Select(c => c.Number)
            .FirstOrDefaultAsync(ct);
        if (open is not null)
        {
            return new Error("service-licence.request-open") { Arguments = [open] };
        }

        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, today, ct);
        var licences = await db.Licences.AsNoTracking()
            .Where(l => l.CompanyId == company.Id && l.ProcessKey == ServiceLicenceProcess.Definition.Key)
            .ToListAsync(ct);

        // A renewal may be issued while the licence before it still runs: a class can hold two at once.
        var states = licences.ToLookup(l => l.ClassCode, l => l.StateOn(today, renewalDays));
        var latest = licences.Where(l => l.ClassCode == classCode).MaxBy(l => l.ValidTo);
        var state = latest?.StateOn(today, renewalDays);
        if (state is LicenceState.Revoked || states[classCode].Concat(states[BasicClass]).Contains(LicenceState.Suspended))
        {
            return new Error("service-licence.blocked");
        }

        if (classCode != BasicClass && !states[BasicClass].Any(s => s.IsValid()))
        {
            return new Error("service-licence.basic-first");
        }

        return state switch
        {
            LicenceState.Expiring => new ClassOffer(RequestKind.Renewal, latest!.Id),
            LicenceState.Valid or LicenceState.Upcoming => new Error("service-licence.still-valid")
            {
                Arguments = [LocalTime.Format(latest!.ValidTo.AddDays(-renewalDays))],
            },
            _ => new ClassOffer(classCode == BasicClass ? RequestKind.Initial : RequestKind.Further),
        };
    }
}
