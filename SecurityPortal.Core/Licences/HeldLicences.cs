using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Licences;

/// <summary>
/// What an applicant holds on one day, in the words of processes.md: "holds a licence" means valid today. Codes of classes are unique over all processes, so
/// every process asks by code alone.
/// </summary>
public sealed class HeldLicences
{
    private readonly ILookup<string, Licence> _byClass;
    private readonly DateOnly _today;
    private readonly int _renewalDays;

    private HeldLicences(IEnumerable<Licence> licences, DateOnly today, int renewalDays)
    {
        _byClass = licences.ToLookup(l => l.ClassCode);
        (_today, _renewalDays) = (today, renewalDays);
    }

    /// <summary>Reads what a company or an individual holds.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="companyId">The company; null for an individual.</param>
    /// <param name="individualId">The individual; null for a company.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<HeldLicences> OfAsync(PortalDbContext db, Guid? companyId, Guid? individualId, DateOnly today, CancellationToken ct)
    {
        var licences = await db.Licences.AsNoTracking().Where(l => l.CompanyId == companyId && l.IndividualId == individualId).ToListAsync(ct);
        return new HeldLicences(licences, today, await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct));
    }

    /// <summary>Days before the end on which renewal opens.</summary>
    public int RenewalDays => _renewalDays;

    /// <summary>Suspension of basic security stops new requests of every class, control centres, contracts and cards.</summary>
    public bool BasicSuspended => IsSuspended(ProcessCatalogue.FoundationClass);

    /// <summary>Basic security is valid today: without it no further class, no renewal, no contract.</summary>
    public bool HoldsBasic => Holds(ProcessCatalogue.FoundationClass);

    /// <summary>A licence of the class is valid today, whichever of them it is: a renewal may be issued while the one before still runs.</summary>
    public bool Holds(string classCode) => Current(classCode) is not null;

    /// <summary>The licence of the class that is valid today; null when there is none.</summary>
    public Licence? Current(string classCode) =>
        IsSuspended(classCode) ? null : _byClass[classCode].Where(l => StateOf(l).IsValid()).MaxBy(l => l.ValidTo);

    /// <summary>The licence of the class that ends last, whatever its state.</summary>
    public Licence? Latest(string classCode) => _byClass[classCode].MaxBy(l => l.ValidTo);

    /// <summary>A licence of the class is suspended.</summary>
    public bool IsSuspended(string classCode) => _byClass[classCode].Any(l => StateOf(l) == LicenceState.Suspended);

    /// <summary>The last licence of the class was revoked.</summary>
    public bool IsRevoked(string classCode) => Latest(classCode) is { RevokedAt: not null };

    /// <summary>Suspended or revoked: no new request of this class.</summary>
    public bool IsBlocked(string classCode) => IsSuspended(classCode) || IsRevoked(classCode);

    /// <summary>State on that day.</summary>
    public LicenceState StateOf(Licence licence) => licence.StateOn(_today, _renewalDays);
}
