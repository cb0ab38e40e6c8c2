using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.ControlCentre;

/// <summary>
/// For which field a company may ask for the certificate: its licence for the field's service is valid today, no request is open, and the certificate held, if
/// any, is in its last days (processes.md §3 and Rules settled; domain.md §3, E3).
/// </summary>
internal static class ControlCentreRules
{
    public static async Task<Result<ClassOffer>> OfferAsync(PortalDbContext db, Applicant applicant, string fieldCode, DateOnly today, CancellationToken ct)
    {
        if (applicant.Company is not { } company)
        {
            return new Error("class.companies-only");
        }

        var field = await db.CodeInUseAsync(ControlCentreReference.FieldList, fieldCode, today, ct);
        if (field is null)
        {
            return new Error("class.unknown");
        }

        var open = await db.Cases.AsNoTracking()
            .Where(c => c.CompanyId == company.Id && c.ProcessKey == ControlCentreProcess.ProcessKey && c.ClassCode == fieldCode
                && !CaseStates.Ended.Contains(c.Status))
            .Select(c => c.Number)
            .FirstOrDefaultAsync(ct);
        if (open is not null)
        {
            return new Error("class.request-open") { Arguments = [open] };
        }

        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct);
        var licences = await db.Licences.AsNoTracking().Where(l => l.CompanyId == company.Id).ToListAsync(ct);
        var certificates = licences.Where(l => l.ProcessKey == ControlCentreProcess.ProcessKey && l.ClassCode == fieldCode).ToList();
        var latest = certificates.MaxBy(l => l.ValidTo);
        var state = latest?.StateOn(today, renewalDays);
        if (state is LicenceState.Revoked || certificates.Any(l => l.StateOn(today, renewalDays) == LicenceState.Suspended))
        {
            return new Error("control-centre.blocked");
        }

        if (await ObstacleAsync(db, licences, field, today, ct) is { } obstacle)
        {
            return obstacle;
        }

        return state switch
        {
            LicenceState.Expiring => new ClassOffer(RequestKind.Renewal, latest!.Id),
            LicenceState.Valid or LicenceState.Upcoming => new Error("control-centre.still-valid")
            {
                Arguments = [LocalTime.Format(latest!.ValidTo), LocalTime.Format(latest.ValidTo.AddDays(-renewalDays))],
            },
            _ => new ClassOffer(RequestKind.Initial),
        };
    }

    // What the licences for services lack. A class can hold two licences at once, a renewal beside the one before it.
    private static async Task<Error?> ObstacleAsync(PortalDbContext db, List<Licence> licences, CodeItem field, DateOnly today, CancellationToken ct)
    {
        if (Of(ProcessCatalogue.FoundationClass).Any(l => StateOf(l) == LicenceState.Suspended))
        {
            return new Error("control-centre.basic-suspended") { Arguments = [await NameAsync(ProcessCatalogue.FoundationClass)] };
        }

        if (field.NeedsClass is not { } needed)
        {
            return null;
        }

        var held = Of(needed).ToList();
        var code = held.Any(l => StateOf(l) == LicenceState.Suspended) ? "control-centre.licence-suspended"
            : held.Any(l => StateOf(l).IsValid()) ? null
            : held.MaxBy(l => l.ValidTo) is not { } last ? "control-centre.licence-missing"
            : StateOf(last) switch
            {
                LicenceState.Revoked => "control-centre.licence-revoked",
                LicenceState.Upcoming => "control-centre.licence-upcoming",
                _ => "control-centre.licence-expired",
            };
        return code is null ? null : new Error(code)
        {
            Arguments = code switch
            {
                "control-centre.licence-expired" => [await NameAsync(needed), LocalTime.Format(held.Max(l => l.ValidTo))],
                "control-centre.licence-upcoming" => [await NameAsync(needed), LocalTime.Format(held.Min(l => l.ValidFrom))],
                _ => [await NameAsync(needed)],
            },
        };

        IEnumerable<Licence> Of(string classCode) => licences.Where(l => l.ClassCode == classCode);
        LicenceState StateOf(Licence licence) => licence.StateOn(today, renewalDays: 0);
        async Task<string> NameAsync(string classCode) =>
            (await db.CodeNameAsync(CodeLists.ServiceClass, classCode, today, ct)).Current;
    }
}
