using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Licences;

/// <summary>Knows the natural persons for whom licences are granted (<see cref="Licence.PersonId"/>): the register itself knows only their key.</summary>
public interface IHolderPersons
{
    /// <summary>Keys of the licences that the signed-in person holds without having applied for them.</summary>
    IQueryable<Guid> LicencesOf(PortalDbContext db, Actor actor);

    /// <summary>Whether a company may look at everything the person holds.</summary>
    Task<bool> HasConsentAsync(PortalDbContext db, Guid companyId, Guid personId, CancellationToken ct);

    /// <summary>The accounts that read of what the person holds: the person's own first, then the company that applied while it employs them. Empty where there
    /// is neither.</summary>
    Task<IReadOnlyList<(Guid? CompanyId, Guid? IndividualId)>> AccountsOfAsync(PortalDbContext db, Guid personId, Guid? applicantCompanyId, DateOnly today,
        CancellationToken ct);
}
