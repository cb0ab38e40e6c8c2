using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes.Workers;

namespace SecurityPortal.Core.Register;

/// <summary>Who may look at a person's licences and cards beside the ministry: the person, and companies that applied for them or have the person's consent.</summary>
public static class LicenceSight
{
    /// <summary>The licences that belong to the actor themselves, as a company or as a person.</summary>
    public static IQueryable<Licence> OwnedBy(PortalDbContext db, Actor actor)
    {
        if (actor.CompanyId is { } company)
        {
            return db.Licences.Where(l => l.CompanyId == company);
        }

        // Certificates granted before the person had an account are known by the person's number.
        var (persons, numbers) = (PersonIdsOf(db, actor), NumbersOf(db, actor));
        return db.Licences.Where(l => (l.IndividualId == actor.IndividualId && actor.IndividualId != null) || (l.PersonId != null && persons.Contains(l.PersonId.Value))
            || db.Set<ExamCertificate>().Any(c => c.LicenceId == l.Id && c.PersonalNumber != null && numbers.Contains(c.PersonalNumber)));
    }

    /// <summary>The person that the signed-in individual is in the register.</summary>
    public static IQueryable<Guid> PersonIdsOf(PortalDbContext db, Actor actor)
    {
        var numbers = NumbersOf(db, actor);
        return db.RegisteredPersons.Where(p => numbers.Contains(p.PersonalNumber)).Select(p => p.Id);
    }

    /// <summary>Whether a company may look at everything the person holds.</summary>
    public static async Task<bool> HasConsentAsync(PortalDbContext db, Guid companyId, Guid personId, CancellationToken ct) =>
        await db.WorkerConsents.AnyAsync(c => c.CompanyId == companyId && c.PersonId == personId && c.EndedAt == null, ct);

    /// <summary>Whether the person holds anything that the company did not apply for itself: then it asks for the person's consent first.</summary>
    public static async Task<bool> NeedsConsentAsync(PortalDbContext db, Guid companyId, Guid personId, CancellationToken ct) =>
        await db.Licences.AnyAsync(l => l.PersonId == personId && !db.Set<Case>().Any(c => c.Id == l.CaseId && c.CompanyId == companyId), ct)
        && !await HasConsentAsync(db, companyId, personId, ct);

    /// <summary>Whether the actor may look at a licence.</summary>
    public static async Task<bool> MaySeeAsync(PortalDbContext db, Actor actor, Licence licence, CancellationToken ct) =>
        await MayActAsync(db, actor, licence, ct)
        || (actor.CompanyId is { } company && licence.PersonId is { } person && await HasConsentAsync(db, company, person, ct));

    /// <summary>Whether the actor may speak for a licence, as in an appeal: its holder, or whoever applied for it.</summary>
    public static async Task<bool> MayActAsync(PortalDbContext db, Actor actor, Licence licence, CancellationToken ct)
    {
        if (actor.ActsFor(licence.CompanyId, licence.IndividualId))
        {
            return true;
        }

        var applicant = await db.Cases.Where(c => c.Id == licence.CaseId).Select(c => new { c.CompanyId, c.IndividualId }).SingleAsync(ct);
        return (licence.CompanyId is null && actor.ActsFor(applicant.CompanyId, applicant.IndividualId))
            || (actor.IndividualId is not null && await OwnedBy(db, actor).AnyAsync(l => l.Id == licence.Id, ct));
    }

    /// <summary>The account that is told about a licence: its holder's, or that of whoever applied for a person without one.</summary>
    public static async Task<(Guid? CompanyId, Guid? IndividualId)> AccountOfAsync(PortalDbContext db, Licence licence, CancellationToken ct)
    {
        if ((licence.CompanyId ?? licence.IndividualId) is not null)
        {
            return (licence.CompanyId, licence.IndividualId);
        }

        var applicant = await db.Cases.Where(c => c.Id == licence.CaseId).Select(c => new { c.CompanyId, c.IndividualId }).SingleAsync(ct);
        return (applicant.CompanyId, applicant.IndividualId);
    }

    /// <summary>
    /// The accounts that read of a licence: its holder's. Of a natural person's, the person's own account first, and the company that applied while it employs them;
    /// whoever applied where there is neither.
    /// </summary>
    public static async Task<IReadOnlyList<(Guid? CompanyId, Guid? IndividualId)>> AccountsOfAsync(PortalDbContext db, Licence licence, DateOnly today, CancellationToken ct)
    {
        var applicant = await AccountOfAsync(db, licence, ct);
        if (licence.PersonId is not { } person)
        {
            return [applicant];
        }

        var accounts = new List<(Guid? CompanyId, Guid? IndividualId)>();
        var number = await db.RegisteredPersons.Where(p => p.Id == person).Select(p => p.PersonalNumber).SingleAsync(ct);
        if (number is { } own && await db.Individuals.Where(i => i.PersonalNumber == own && i.ReleasedAt == null).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct) is { } individual)
        {
            accounts.Add((null, individual));
        }

        if (applicant.CompanyId is { } company && await db.Employments.Lasting(today).AnyAsync(e => e.CompanyId == company && e.PersonId == person && (e.To == null || e.To > today), ct))
        {
            accounts.Add((company, null));
        }

        return accounts.Count > 0 ? accounts : [applicant];
    }

    /// <summary>The page on which an account reads of a licence: the case it applied for itself, else its own licences.</summary>
    public static async Task<string> LinkAsync(PortalDbContext db, Licence licence, Guid? companyId, Guid? individualId, CancellationToken ct) =>
        await db.Cases.AnyAsync(c => c.Id == licence.CaseId && c.CompanyId == companyId && c.IndividualId == individualId, ct) ? $"/cases/{licence.CaseId}" : "/licences";

    private static IQueryable<People.PersonalNumber?> NumbersOf(PortalDbContext db, Actor actor) =>
        db.Individuals.Where(i => i.Id == actor.IndividualId && i.ReleasedAt == null).Select(i => (People.PersonalNumber?)i.PersonalNumber);
}
