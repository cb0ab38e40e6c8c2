using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;

namespace SecurityPortal.Core.Register;

/// <summary>Who may look at a person's licences and cards beside the ministry: the person, and companies that applied for them or have the person's consent.</summary>
public static class LicenceSight
{
    /// <summary>The licences that belong to the actor themselves, as a company or as a person.</summary>
    public static IQueryable<Licence> OwnedBy(PortalDbContext db, Actor actor) => actor.CompanyId is { } company
        ? db.Licences.Where(l => l.CompanyId == company)
        : db.Licences.Where(l => l.IndividualId == actor.IndividualId && actor.IndividualId != null
            || (l.PersonId != null && PersonIdsOf(db, actor).Contains(l.PersonId.Value)));

    /// <summary>The person that the signed-in individual is in the register.</summary>
    public static IQueryable<Guid> PersonIdsOf(PortalDbContext db, Actor actor)
    {
        var numbers = db.Individuals.Where(i => i.Id == actor.IndividualId && i.ReleasedAt == null).Select(i => (People.PersonalNumber?)i.PersonalNumber);
        return db.RegisteredPersons.Where(p => numbers.Contains(p.PersonalNumber)).Select(p => p.Id);
    }

    /// <summary>Whether a company may look at everything the person holds.</summary>
    public static async Task<bool> HasConsentAsync(PortalDbContext db, Guid companyId, Guid personId, CancellationToken ct) =>
        await db.WorkerConsents.AnyAsync(c => c.CompanyId == companyId && c.PersonId == personId, ct);

    /// <summary>Whether the person holds anything that the company did not apply for itself: then it asks for the person's consent first.</summary>
    public static async Task<bool> NeedsConsentAsync(PortalDbContext db, Guid companyId, Guid personId, CancellationToken ct) =>
        await db.Licences.AnyAsync(l => l.PersonId == personId && !db.Cases.Any(c => c.Id == l.CaseId && c.CompanyId == companyId), ct)
        && !await HasConsentAsync(db, companyId, personId, ct);

    /// <summary>Whether the actor may look at a licence.</summary>
    public static async Task<bool> MaySeeAsync(PortalDbContext db, Actor actor, Licence licence, CancellationToken ct)
    {
        if (actor.ActsFor(licence.CompanyId, licence.IndividualId))
        {
            return true;
        }

        if (licence.PersonId is not { } person)
        {
            return false;
        }

        return actor.CompanyId is { } company
            ? await db.Cases.AnyAsync(c => c.Id == licence.CaseId && c.CompanyId == company, ct) || await HasConsentAsync(db, company, person, ct)
            : await PersonIdsOf(db, actor).ContainsAsync(person, ct);
    }
}
