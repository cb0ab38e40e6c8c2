using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Who may look at what a person holds beside the ministry: the person, and companies that applied for it or have the person's consent.</summary>
internal static class PersonSight
{
    /// <summary>The person that the signed-in individual is in the register; nobody while their identity is not confirmed.</summary>
    public static IQueryable<Guid> PersonIdsOf(PortalDbContext db, Actor actor)
    {
        var numbers = NumbersOf(db, actor);
        return db.RegisteredPersons.Where(p => numbers.Contains(p.PersonalNumber)).Select(p => p.Id);
    }

    /// <summary>Personal number of the signed-in individual; none while their identity is not confirmed.</summary>
    public static IQueryable<PersonalNumber?> NumbersOf(PortalDbContext db, Actor actor) =>
        db.ConfirmedIndividuals().Where(i => i.Id == actor.IndividualId).Select(i => (PersonalNumber?)i.PersonalNumber);

    /// <summary>Whether a company may look at everything the person holds: it has the person's consent, and its identity is confirmed.</summary>
    public static async Task<bool> HasConsentAsync(PortalDbContext db, Guid companyId, Guid personId, CancellationToken ct) =>
        await db.WorkerConsents.AnyAsync(
            c => c.CompanyId == companyId && c.PersonId == personId && c.EndedAt == null
                && db.Set<Company>().Any(k => k.Id == companyId && k.ConfirmedAt != null),
            ct);

    /// <summary>Whether the person holds anything that the company did not apply for itself: then it asks for the person's consent first.</summary>
    public static async Task<bool> NeedsConsentAsync(PortalDbContext db, Guid companyId, Guid personId, CancellationToken ct) =>
        await db.Licences.AnyAsync(l => l.PersonId == personId && !db.Set<Case>().Any(c => c.Id == l.CaseId && c.CompanyId == companyId), ct)
        && !await HasConsentAsync(db, companyId, personId, ct);
}
