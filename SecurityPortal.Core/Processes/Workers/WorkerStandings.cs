using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>
/// Answers from the register of persons: a licensed worker of the company is who holds a valid worker licence and is employed by it on that day. Of whoever the company
/// does not employ it tells nothing. While no worker has been licensed at all, the register cannot say.
/// </summary>
public sealed class WorkerStandings(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors) : IWorkerStanding
{
    /// <inheritdoc/>
    public async Task<WorkerStanding> FindAsync(PersonKey person, DateOnly day, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId })
        {
            return WorkerStanding.Unknown;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await OfAsync(db, companyId, person, day, ct);
    }

    /// <summary>What the register says of a person and a company on a local day.</summary>
    internal static async Task<WorkerStanding> OfAsync(PortalDbContext db, Guid companyId, PersonKey person, DateOnly day, CancellationToken ct)
    {
        if (person.IsEmpty || !await db.Licences.AnyAsync(l => l.PersonId != null, ct))
        {
            return WorkerStanding.Unknown;
        }

        var (number, passport, citizenship) = (person.Number, person.Passport, person.Citizenship);
        var employment = await db.Employments.AsNoTracking().Lasting(day)
            .Where(e => e.CompanyId == companyId && e.From <= day && db.Set<RegisteredPerson>().Any(p => p.Id == e.PersonId
                && ((number != null && p.PersonalNumber == number) || (passport != null && p.PassportNumber == passport && p.Citizenship == citizenship))))
            .OrderByDescending(e => e.From).FirstOrDefaultAsync(ct);
        if (employment is null)
        {
            return new WorkerStanding(WorkerStandingState.NotLicensed);
        }

        var licences = await db.Licences.AsNoTracking().Where(l => l.PersonId == employment.PersonId && l.ValidTo >= day).ToListAsync(ct);
        var valid = licences.Where(l => l.StateOn(day, renewalDays: 0).IsValid()).OrderByDescending(l => l.ClassCode == WorkerClasses.Basic).ThenByDescending(l => l.ValidTo).ToList();
        if (valid.Count == 0)
        {
            return new WorkerStanding(WorkerStandingState.NotLicensed);
        }

        var cards = await db.PersonCards.AsNoTracking().Where(c => c.CompanyId == companyId && c.PersonId == employment.PersonId).OrderByDescending(c => c.CreatedAt).ToListAsync(ct);
        var card = cards.Find(c => valid.Exists(l => l.Id == c.LicenceId && c.StateOn(l, day) == CardState.Valid));
        return new WorkerStanding(WorkerStandingState.Licensed, valid[0].Number, card?.Number, (card?.Position ?? employment.Position).Current);
    }
}
