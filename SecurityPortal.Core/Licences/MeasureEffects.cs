using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Licences;

/// <summary>What measures do to the licences they are taken against.</summary>
public static class MeasureEffects
{
    /// <summary>Which measures the state of a licence allows on a day.</summary>
    public static bool Allows(Licence licence, MeasureKind kind, DateOnly today) => licence.RevokedAt is null && licence.ValidTo >= today && kind switch
    {
        MeasureKind.Suspend => licence.SuspendedAt is null,
        MeasureKind.Lift => licence.SuspendedAt is not null,
        _ => true,
    };

    /// <summary>
    /// Takes back what a measure did to its licence, as an upheld appeal does; a later measure stays. A licence that was renewed ahead of time is
    /// one with its successor in all this.
    /// </summary>
    internal static async Task UndoAsync(PortalDbContext db, Licence licence, LicenceMeasure measure, CancellationToken ct)
    {
        foreach (var each in await WithSuccessorAsync(db, licence, ct))
        {
            if (measure.Kind == MeasureKind.Suspend && each.SuspendedAt == measure.DecidedAt)
            {
                (each.SuspendedAt, each.Version) = (null, Guid.NewGuid());
            }
            else if (measure.Kind == MeasureKind.Revoke && each.RevokedAt == measure.DecidedAt)
            {
                (each.RevokedAt, each.Version) = (null, Guid.NewGuid());
            }
        }
    }

    /// <summary>Does to a licence what the measure says.</summary>
    internal static async Task ApplyAsync(PortalDbContext db, Licence licence, MeasureKind kind, DateTime now, CancellationToken ct)
    {
        var since = licence.SuspendedAt;
        foreach (var each in await WithSuccessorAsync(db, licence, ct))
        {
            if (kind == MeasureKind.Suspend)
            {
                each.SuspendedAt ??= now;
            }
            else if (kind == MeasureKind.Revoke)
            {
                each.RevokedAt ??= now;
            }
            else if (each.SuspendedAt == since)
            {
                each.SuspendedAt = null;
            }

            each.Version = Guid.NewGuid();
        }
    }

    private static Task<List<Licence>> WithSuccessorAsync(PortalDbContext db, Licence licence, CancellationToken ct) =>
        db.Licences.Where(l => l.Id == licence.Id || l.PreviousLicenceId == licence.Id).ToListAsync(ct);
}
