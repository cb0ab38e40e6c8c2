using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Register;

namespace SecurityPortal.Core.Applicants;

/// <summary>All that the applicant acted for holds, of every process, and what to do next about each.</summary>
public sealed class OwnLicenceQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, LicenceFileReader files)
{
    /// <summary>Groups in the order of the processes; empty for whoever acts for nobody.</summary>
    public async Task<IReadOnlyList<OwnLicenceGroup>> ReadAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId ?? actor.IndividualId) is null)
        {
            return [];
        }

        var own = await files.OwnAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var open = await db.OwnCases(actor).Where(c => !CaseStates.Ended.Contains(c.Status))
            .Select(c => new { c.ProcessKey, c.ClassCode, c.Id, c.Number, c.Status }).ToListAsync(ct);
        var groups = new List<OwnLicenceGroup>();
        foreach (var process in ProcessCatalogue.All)
        {
            var rows = own.Where(f => f.Licence.ProcessKey == process.Key).Select(f =>
            {
                var request = open.FirstOrDefault(c => c.ProcessKey == process.Key && c.ClassCode == f.Licence.ClassCode);
                return new OwnLicence(f, StepOf(f, request is not null), request is null ? null
                    : new OwnRequest(request.Id, request.Number, CaseStates.Of(request.Status).ForApplicant));
            }).ToList();
            if (rows.Count > 0)
            {
                var past = rows.Where(r => IsPast(r, rows)).OrderByDescending(r => r.File.Licence.ValidTo).ToList();
                groups.Add(new OwnLicenceGroup(process.Key, process.Text("Name"), process.Shelf.Route,
                    [.. rows.Except(past).OrderBy(Urgency).ThenBy(r => r.File.Licence.ValidTo)], past));
            }
        }

        return groups;
    }

    private static LicenceStep StepOf(LicenceFile file, bool requested) => file.Licence.State switch
    {
        LicenceState.Suspended => LicenceStep.Suspended,
        LicenceState.Revoked => LicenceStep.Revoked,
        LicenceState.Upcoming => LicenceStep.Upcoming,
        _ when file.Next is not null => LicenceStep.Renewed,
        _ when requested => LicenceStep.UnderWay,
        _ when !file.Licence.IsRenewed => LicenceStep.None,
        LicenceState.Expiring => LicenceStep.Renew,
        LicenceState.Expired => LicenceStep.ApplyAnew,
        _ => LicenceStep.None,
    };

    // What ran out or was revoked, and was followed by a later licence of its class, is history.
    private static bool IsPast(OwnLicence row, IEnumerable<OwnLicence> all) =>
        row.File.Licence.State is LicenceState.Expired or LicenceState.Revoked
        && all.Any(o => o.File.Licence.ClassCode == row.File.Licence.ClassCode && o.File.Licence.ValidTo > row.File.Licence.ValidTo);

    // What asks for something first, then what is in order.
    private static int Urgency(OwnLicence row) => row.Step switch
    {
        LicenceStep.Suspended or LicenceStep.Revoked => 0,
        LicenceStep.Renew => 1,
        LicenceStep.UnderWay => 2,
        LicenceStep.None or LicenceStep.Renewed => 3,
        LicenceStep.Upcoming => 4,
        _ => 5,
    };
}
