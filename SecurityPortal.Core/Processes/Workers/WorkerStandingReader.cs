using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>
/// Answers from the register of persons: a licensed worker of the company is who holds a valid worker licence and is employed by it on that day. Of whoever the
/// company does not employ it tells nothing. While no worker has been licensed at all, the register cannot say.
/// </summary>
public sealed class WorkerStandingReader(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, IWorkerCards workerCards) : IWorkerStandingReader
{
    /// <inheritdoc/>
    public async Task<WorkerStanding> FindAsync(PersonKey person, DateOnly day, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: { } companyId })
        {
            return WorkerStanding.Unknown;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var (state, employment, valid) = await ReadAsync(db, companyId, person, day, ct);
        if (employment is null || valid.Count == 0)
        {
            return new WorkerStanding(state);
        }

        var persons = db.RegisteredPersons.Where(p => p.Id == employment.PersonId).Select(p => p.Id);
        var card = (await workerCards.ListAsync(db, companyId, persons, day, ct))
            .FirstOrDefault(c => c.State == CardState.Valid && valid.Exists(l => l.Id == c.LicenceId));
        return new WorkerStanding(state, valid[0].Number, card?.Number, card?.Position ?? employment.Position.Current);
    }

    /// <summary>What the register says of a person and a company on a local day.</summary>
    internal static async Task<WorkerStandingState> StateOfAsync(PortalDbContext db, Guid companyId, PersonKey person, DateOnly day, CancellationToken ct) =>
        (await ReadAsync(db, companyId, person, day, ct)).State;

    private static async Task<(WorkerStandingState State, Employment? Employment, List<Licence> Valid)> ReadAsync(
        PortalDbContext db, Guid companyId, PersonKey person, DateOnly day, CancellationToken ct)
    {
        if (person.IsEmpty || !await db.Licences.AnyAsync(l => l.PersonId != null, ct))
        {
            return (WorkerStandingState.Unknown, null, []);
        }

        var (number, passport, citizenship) = (person.Number, person.Passport, person.Citizenship);
        var employment = await db.Employments.AsNoTracking().Lasting(day)
            .Where(e => e.CompanyId == companyId && e.From <= day && db.Set<RegisteredPerson>().Any(p => p.Id == e.PersonId
                && ((number != null && p.PersonalNumber == number) || (passport != null && p.PassportNumber == passport && p.Citizenship == citizenship))))
            .OrderByDescending(e => e.From).FirstOrDefaultAsync(ct);
        if (employment is null)
        {
            return (WorkerStandingState.NotLicensed, null, []);
        }

        var licences = await db.Licences.AsNoTracking().Where(l => l.PersonId == employment.PersonId && l.ValidTo >= day).ToListAsync(ct);
        var valid = licences.Where(l => l.StateOn(day, renewalDays: 0).IsValid()).OrderByDescending(l => l.ClassCode == WorkerClasses.Basic)
            .ThenByDescending(l => l.ValidTo).ToList();
        return (valid.Count == 0 ? WorkerStandingState.NotLicensed : WorkerStandingState.Licensed, employment, valid);
    }
}
