using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.WorkerLicence;

/// <summary>Who may be licensed for which class, and as what (processes.md §5; domain.md §3, E4, E15, E23, E25).</summary>
internal static class WorkerLicenceRules
{
    /// <summary>Code of the error that asks for purpose and consent.</summary>
    public const string ConsentFirst = "worker.consent-first";

    /// <summary>Why a company may not learn yet what a person holds; null when it may.</summary>
    public static async Task<Error?> NeedsConsentAsync(PortalDbContext db, Guid? companyId, RegisteredPerson? registered, CancellationToken ct) =>
        companyId is { } company && registered is not null && await PersonSight.NeedsConsentAsync(db, company, registered.Id, ct) ? new Error(ConsentFirst)
            : null;

    /// <summary>
    /// Why an applicant may not learn yet what others applied for about a person; null when they may. A person or a company whose identity is not confirmed
    /// hears one sentence, whatever there is; a first request needs no confirmation.
    /// </summary>
    public static async Task<Error?> IsHiddenAsync(
        PortalDbContext db, Guid? companyId, Guid? individualId, PersonKey key, RegisteredPerson? registered, CancellationToken ct)
    {
        if (await db.LevelAsync(companyId, individualId, ct) is not AssuranceLevel.SelfDeclared)
        {
            return null;
        }

        var others = db.Cases.Where(c => c.IndividualId != individualId || c.CompanyId != companyId);
        var isKnown = await PersonRegister.Named(db, key).AnyAsync(p => others.Any(c => c.Id == p.CaseId
                && c.ProcessKey == WorkerLicenceProcess.ProcessKey && !CaseStates.Ended.Contains(c.Status)), ct)
            || (registered is not null && await db.Licences.AnyAsync(l => l.PersonId == registered.Id && others.Any(c => c.Id == l.CaseId), ct));
        return isKnown ? new IdentityUnconfirmed() : null;
    }

    public static async Task<Error?> InUseAsync(PortalDbContext db, string classCode, DateOnly today, CancellationToken ct) =>
        await db.CodeInUseAsync(WorkerClasses.List, classCode, today, ct) is null ? new Error("class.unknown") : null;

    /// <summary>Whether a person may be licensed for a class today.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="person">Who.</param>
    /// <param name="born">Date of birth, where it is known already.</param>
    /// <param name="classCode">For what.</param>
    /// <param name="applicant">Who applies: their own open request is named, another's is not.</param>
    /// <param name="except">The case that asks, where it is filed already.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<Result<ClassOffer>> OfferAsync(
        PortalDbContext db, PersonKey person, DateOnly? born, string classCode, Applicant applicant, Guid? except, DateOnly today, CancellationToken ct)
    {
        if (await InUseAsync(db, classCode, today, ct) is { } unknown)
        {
            return unknown;
        }

        var age = await db.NumberSettingAsync(WorkerLicenceReference.MinimumAge, new FilingDay(today), ct);
        if (born is { } day && !Ages.Reaches(day, age, today))
        {
            return new Error("worker.too-young") { Arguments = [age, LocalTime.Format(day.AddYears(age))] };
        }

        // A foreign citizen who is not entered yet: the rules are asked again once it is known who it is.
        if (person.IsEmpty)
        {
            return new ClassOffer(RequestKind.Initial);
        }

        if (await OpenAsync(db, person, classCode, except, ct) is { } open)
        {
            return open.CompanyId == applicant.Company?.Id && open.IndividualId == applicant.Individual?.Id
                ? new Error("class.request-open") { Arguments = [open.Number] }
                : new Error("worker.request-open-elsewhere");
        }

        if (await PersonRegister.FindAsync(db, person, ct) is not { } registered)
        {
            return classCode == WorkerClasses.Basic ? new ClassOffer(RequestKind.Initial) : await BasicFirstAsync(db, today, ct);
        }

        return await OfHeldAsync(db, registered.Id, classCode, today, ct);
    }

    /// <summary>An open request for the person and class, over all applicants.</summary>
    public static async Task<Case?> OpenAsync(PortalDbContext db, PersonKey person, string classCode, Guid? except, CancellationToken ct)
    {
        var cases = PersonRegister.Named(db, person).Join(db.Cases, p => p.CaseId, c => c.Id, (_, c) => c);
        return await cases.AsNoTracking()
            .Where(c => c.ProcessKey == WorkerLicenceProcess.ProcessKey && c.ClassCode == classCode && c.Id != except && !CaseStates.Ended.Contains(c.Status))
            .FirstOrDefaultAsync(ct);
    }

    // What a registered person holds decides.
    private static async Task<Result<ClassOffer>> OfHeldAsync(PortalDbContext db, Guid personId, string classCode, DateOnly today, CancellationToken ct)
    {
        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct);
        var licences = await db.Licences.AsNoTracking().Where(l => l.PersonId == personId).ToListAsync(ct);
        var states = licences.ToLookup(l => l.ClassCode, l => l.StateOn(today, renewalDays));
        var latest = licences.Where(l => l.ClassCode == classCode).MaxBy(l => l.ValidTo);
        var state = latest?.StateOn(today, renewalDays);
        if (state is LicenceState.Revoked || states[classCode].Contains(LicenceState.Suspended))
        {
            return new Error("class.blocked");
        }

        if (classCode != WorkerClasses.Basic)
        {
            if (states[WorkerClasses.Basic].Contains(LicenceState.Suspended))
            {
                return new Error("class.basic-suspended") { Arguments = [await BasicNameAsync(db, today, ct)] };
            }

            if (!states[WorkerClasses.Basic].Any(s => s.IsValid()))
            {
                return await BasicFirstAsync(db, today, ct);
            }
        }

        return state switch
        {
            LicenceState.Expiring => new ClassOffer(RequestKind.Renewal, latest!.Id),
            LicenceState.Valid or LicenceState.Upcoming =>
                new Error("class.still-valid") { Arguments = [LocalTime.Format(latest!.ValidTo.AddDays(-renewalDays))] },
            _ => new ClassOffer(RequestKind.Initial),
        };
    }

    private static async Task<Error> BasicFirstAsync(PortalDbContext db, DateOnly today, CancellationToken ct) =>
        new("class.basic-first") { Arguments = [await BasicNameAsync(db, today, ct)] };

    private static async Task<string> BasicNameAsync(PortalDbContext db, DateOnly today, CancellationToken ct) =>
        (await db.CodeNameAsync(WorkerClasses.List, WorkerClasses.Basic, today, ct)).Current;
}
