using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>The persons of the register as holders of licences.</summary>
internal sealed class HolderPersons : IHolderPersons
{
    public IQueryable<Guid> LicencesOf(PortalDbContext db, Actor actor)
    {
        // Certificates granted before the person had an account are known by the person's number.
        var (persons, numbers) = (PersonSight.PersonIdsOf(db, actor), PersonSight.NumbersOf(db, actor));
        return db.Licences
            .Where(l => (l.PersonId != null && persons.Contains(l.PersonId.Value))
                || db.Set<ExamCertificate>().Any(c => c.LicenceId == l.Id && c.PersonalNumber != null && numbers.Contains(c.PersonalNumber)))
            .Select(l => l.Id);
    }

    public Task<bool> HasConsentAsync(PortalDbContext db, Guid companyId, Guid personId, CancellationToken ct) =>
        PersonSight.HasConsentAsync(db, companyId, personId, ct);

    public async Task<IReadOnlyList<(Guid? CompanyId, Guid? IndividualId)>> AccountsOfAsync(
        PortalDbContext db, Guid personId, Guid? applicantCompanyId, DateOnly today, CancellationToken ct)
    {
        var accounts = new List<(Guid? CompanyId, Guid? IndividualId)>();
        var number = await db.RegisteredPersons.Where(p => p.Id == personId).Select(p => p.PersonalNumber).SingleAsync(ct);
        if (number is { } own && await db.ConfirmedIndividuals().Where(i => i.PersonalNumber == own).Select(i => (Guid?)i.Id)
            .FirstOrDefaultAsync(ct) is { } individual)
        {
            accounts.Add((null, individual));
        }

        if (applicantCompanyId is { } company
            && await db.Employments.Lasting(today).AnyAsync(e => e.CompanyId == company && e.PersonId == personId && (e.To == null || e.To > today), ct))
        {
            accounts.Add((company, null));
        }

        return accounts;
    }
}
