using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Licensing;

/// <summary>Who may ask for which class, and as what (processes.md §1, §2; domain.md §3, E1, E2, E4, E23, E25).</summary>
internal static class LicensingRules
{
    public static async Task<Result<ClassOffer>> OfferAsync(
        PortalDbContext db, ProcessDefinition process, string basicClass, Applicant applicant, string classCode, DateOnly today, CancellationToken ct)
    {
        if (applicant.Company is not { } company)
        {
            return new Error("class.companies-only");
        }

        var inUse = await db.CodeItems.AnyAsync(
            c => c.List == process.ClassList && c.Code == classCode && c.IsEnabled && c.ValidFrom <= today && (c.ValidTo == null || c.ValidTo >= today), ct);
        if (!inUse)
        {
            return new Error("class.unknown");
        }

        var ended = CaseWorkflow.EndStates.ToArray();
        var open = await db.Cases.AsNoTracking()
            .Where(c => c.CompanyId == company.Id && c.ProcessKey == process.Key && c.ClassCode == classCode && !ended.Contains(c.Status))
            .Select(c => c.Number)
            .FirstOrDefaultAsync(ct);
        if (open is not null)
        {
            return new Error("class.request-open") { Arguments = [open] };
        }

        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, today, ct);
        var licences = await db.Licences.AsNoTracking()
            .Where(l => l.CompanyId == company.Id && l.ProcessKey == process.Key)
            .ToListAsync(ct);

        // A renewal may be issued while the licence before it still runs: a class can hold two at once.
        var states = licences.ToLookup(l => l.ClassCode, l => l.StateOn(today, renewalDays));
        var latest = licences.Where(l => l.ClassCode == classCode).MaxBy(l => l.ValidTo);
        var state = latest?.StateOn(today, renewalDays);
        if (state is LicenceState.Revoked || states[classCode].Contains(LicenceState.Suspended))
        {
            return new Error("class.blocked");
        }

        if (states[basicClass].Contains(LicenceState.Suspended))
        {
            return new Error("class.basic-suspended") { Arguments = [await BasicNameAsync()] };
        }

        if (classCode != basicClass && !states[basicClass].Any(s => s.IsValid()))
        {
            return new Error("class.basic-first") { Arguments = [await BasicNameAsync()] };
        }

        return state switch
        {
            LicenceState.Expiring => new ClassOffer(RequestKind.Renewal, latest!.Id),
            LicenceState.Valid or LicenceState.Upcoming => new Error("class.still-valid")
            {
                Arguments = [LocalTime.Format(latest!.ValidTo.AddDays(-renewalDays))],
            },
            _ => new ClassOffer(classCode == basicClass ? RequestKind.Initial : RequestKind.Further),
        };

        async Task<string> BasicNameAsync() =>
            (await db.CodeItems.AsNoTracking().Where(c => c.List == process.ClassList && c.Code == basicClass).Select(c => c.Name).SingleAsync(ct)).Current;
    }
}
