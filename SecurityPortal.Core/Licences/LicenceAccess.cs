using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Licences;

/// <summary>Who may look at a person's licences and cards beside the ministry: the person, and companies that applied for them or have the person's
/// consent.</summary>
public sealed class LicenceAccess(IHolderPersons persons)
{
    /// <summary>The licences that belong to the actor themselves, as a company or as a person.</summary>
    public IQueryable<Licence> OwnedBy(PortalDbContext db, Actor actor)
    {
        if (actor.CompanyId is { } company)
        {
            return db.Licences.Where(l => l.CompanyId == company);
        }

        var held = persons.LicencesOf(db, actor);
        return db.Licences.Where(l => actor.IndividualId != null && (l.IndividualId == actor.IndividualId || held.Contains(l.Id)
            || (l.CompanyId == null && db.Set<Case>().Any(c => c.Id == l.CaseId && c.IndividualId == actor.IndividualId))));
    }

    /// <summary>Whether the actor may look at a licence.</summary>
    public async Task<bool> MaySeeAsync(PortalDbContext db, Actor actor, Licence licence, CancellationToken ct) =>
        await MayActAsync(db, actor, licence, ct)
        || (actor.CompanyId is { } company && licence.PersonId is { } person && await persons.HasConsentAsync(db, company, person, ct));

    /// <summary>Whether the actor may speak for a licence, as in an appeal: its holder, or whoever applied for it.</summary>
    public async Task<bool> MayActAsync(PortalDbContext db, Actor actor, Licence licence, CancellationToken ct)
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
    /// The accounts that read of a licence: its holder's. Of a natural person's, the person's own account first, and the company that applied while it employs
    /// them;
    /// whoever applied where there is neither.
    /// </summary>
    public async Task<IReadOnlyList<(Guid? CompanyId, Guid? IndividualId)>> AccountsOfAsync(PortalDbContext db, Licence licence, DateOnly today,
        CancellationToken ct)
    {
        var applicant = await AccountOfAsync(db, licence, ct);
        if (licence.PersonId is not { } person)
        {
            return [applicant];
        }

        var accounts = await persons.AccountsOfAsync(db, person, applicant.CompanyId, today, ct);
        return accounts.Count > 0 ? accounts : [applicant];
    }

    /// <summary>The page on which an account reads of a licence: the case it applied for itself, else its own licences.</summary>
    public static async Task<string> LinkAsync(PortalDbContext db, Licence licence, Guid? companyId, Guid? individualId, CancellationToken ct) =>
        await db.Cases.AnyAsync(c => c.Id == licence.CaseId && c.CompanyId == companyId && c.IndividualId == individualId, ct) ? $"/cases/{licence.CaseId}"
            : "/licences";
}
