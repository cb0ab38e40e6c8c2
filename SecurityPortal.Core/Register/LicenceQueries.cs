using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Register;

/// <summary>Reads licences for those who hold them and for the ministry. What the public may know stands in <see cref="PublicCheck"/>.</summary>
public sealed class LicenceQueries(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, LicenceAccess sight, CodeBookCache codes, TimeProvider clock)
{
    /// <summary>The licences of the applicant acted for: the valid ones first, then by last day.</summary>
    public async Task<IReadOnlyList<LicenceView>> OwnAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || (actor.CompanyId is null && actor.IndividualId is null))
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var views = await ViewsAsync(db, sight.OwnedBy(db, actor), ct);
        return [.. views.OrderByDescending(l => l.State.IsValid()).ThenByDescending(l => l.ValidTo)];
    }

    /// <summary>What came of a case; null while nothing has, or for whoever may not see it.</summary>
    public async Task<LicenceView?> OfCaseAsync(Guid caseId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return null;
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var licence = await db.Licences.AsNoTracking().SingleOrDefaultAsync(l => l.CaseId == caseId, ct);
        return licence is not null && (actor.CanReadCases || await sight.MaySeeAsync(db, actor, licence, ct))
            ? (await ViewsAsync(db, db.Licences.Where(l => l.Id == licence.Id), ct))[0]
            : null;
    }

    /// <summary>A page of the register. Error: common.not-permitted.</summary>
    public async Task<Result<Page<LicenceView>>> RegisterAsync(LicenceFilter filter, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var today = clock.Today();
        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct);
        var licences = InState(await SearchAsync(db, db.Licences.AsNoTracking(), filter.Search, ct), filter.State, today, renewalDays);
        var total = await licences.CountAsync(ct);
        var place = (filter.Page ?? new PageRequest()).Within(total);
        var rows = await ViewsAsync(db, licences.OrderByDescending(l => l.IssuedAt).ThenBy(l => l.Id).At(place), ct);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            db.Audit(clock, actor, "register.search", "licence", null, $"{total}");
            await db.SaveChangesAsync(ct);
        }

        return place.Of(rows);
    }

    internal async Task<List<LicenceView>> ViewsAsync(PortalDbContext db, IQueryable<Licence> licences, CancellationToken ct)
    {
        var today = clock.Today();
        var renewalDays = await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct);
        var book = await codes.CurrentAsync(ct);
        return (await licences.AsNoTracking().ToListAsync(ct)).ConvertAll(licence => View(licence, book, today, renewalDays));
    }

    internal async Task<LicenceView> ViewAsync(PortalDbContext db, Licence licence, CancellationToken ct)
    {
        var today = clock.Today();
        return View(licence, await codes.CurrentAsync(ct), today, await db.NumberSettingAsync(SettingKeys.RenewalDays, new PresentDay(today), ct));
    }

    private static LicenceView View(Licence licence, CodeBook book, DateOnly today, int renewalDays)
    {
        var process = ProcessCatalogue.Get(licence.ProcessKey);
        return new LicenceView
        {
            Id = licence.Id, Number = licence.Number, HolderName = licence.HolderName, CompanyId = licence.CompanyId, PersonId = licence.PersonId,
            CaseId = licence.CaseId,
            Grant = process.Text("Grant"), ClassName = book.Name(process.ClassList, licence.ClassCode, licence.IssuedAt), ClassCode = licence.ClassCode,
            ProcessKey = licence.ProcessKey,
            State = licence.StateOn(today, renewalDays), ValidFrom = licence.ValidFrom, ValidTo = licence.ValidTo,
            RenewalFrom = licence.ValidTo.AddDays(-renewalDays), Route = process.Shelf.Route, IsRenewed = process.Grant is { IsRenewed: true },
        };
    }

    internal static async Task<IQueryable<Licence>> SearchAsync(PortalDbContext db, IQueryable<Licence> licences, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return licences;
        }

        if (LicenceNumbers.Readings(text) is { Count: > 0 } numbers)
        {
            return licences.Where(l => numbers.Contains(l.Number));
        }

        if (BusinessNumber.TryParse(text, out var business))
        {
            return licences.Where(l => db.Set<BusinessNumberClaim>().Any(c => c.Number == business && c.CompanyId == l.CompanyId));
        }

        var cases = await CaseWords.FindAsync(db, db.Cases, NameFolding.Words(text), ct);
        return licences.Where(l => cases.Any(c => c.Id == l.CaseId));
    }

    // The same rules as LicenceStateRules.StateOn, as conditions of a query.
    internal static IQueryable<Licence> InState(IQueryable<Licence> licences, LicenceState? state, DateOnly today, int renewalDays)
    {
        var running = licences.Where(l => l.RevokedAt == null && l.SuspendedAt == null);
        var lastCalm = today.AddDays(renewalDays);
        return state switch
        {
            LicenceState.Revoked => licences.Where(l => l.RevokedAt != null),
            LicenceState.Suspended => licences.Where(l => l.RevokedAt == null && l.SuspendedAt != null),
            LicenceState.Expired => running.Where(l => l.ValidTo < today),
            LicenceState.Upcoming => running.Where(l => l.ValidFrom > today),
            LicenceState.Expiring => running.Where(l => l.ValidFrom <= today && l.ValidTo >= today && l.ValidTo <= lastCalm),
            LicenceState.Valid => running.Where(l => l.ValidFrom <= today && l.ValidTo > lastCalm),
            _ => licences,
        };
    }
}
