using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Register;

/// <summary>
/// Answers from the licences that natural persons hold by their own accounts. It knows no employments: who holds a valid licence is taken for a worker of the
/// company that names them, and while no person's licence has been issued at all, it says nothing of anybody.
/// </summary>
public sealed class LicenceWorkerStanding(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock) : IWorkerStanding
{
    /// <inheritdoc/>
    public async Task<WorkerStanding> FindAsync(PersonalNumber number, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CompanyId: not null })
        {
            return WorkerStanding.Unknown;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (!await db.Licences.AnyAsync(l => l.IndividualId != null, ct))
        {
            return WorkerStanding.Unknown;
        }

        var today = clock.Today();
        var licences = await db.Licences.AsNoTracking()
            .Where(l => db.Individuals.Any(i => i.Id == l.IndividualId && i.PersonalNumber == number) && l.ValidTo >= today)
            .OrderByDescending(l => l.ValidTo).ToListAsync(ct);
        return licences.Find(l => l.StateOn(today, renewalDays: 0).IsValid()) is { } valid
            ? new WorkerStanding(WorkerStandingState.Licensed, valid.Number)
            : new WorkerStanding(WorkerStandingState.NotLicensed);
    }
}
