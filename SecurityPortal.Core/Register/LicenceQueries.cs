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
        var inState = InState(db.Licences.AsNoTracking(), filter.State, today, renewalDays);
        var page = filter.Page ?? new PageRequest();
        var found = await ByNumberAsync(db, filter.Search, ct) is { } numbered
            ? await PageAsync(db, InOrder(filter.State is null ? numbered : numbered.Where(l => inState.Any(s => s.Id == l.Id)), filter.State), page, ct)
            : string.IsNullOrWhiteSpace(filter.Search)
                ? await PageAsync(db, InOrder(inState, filter.State), page, ct)
                : await ByNameAsync(db, inState, filter.Search, page, ct);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            db.Audit(clock, actor, "register.search", "licence", null, $"{found.Total}");
            await db.SaveChangesAsync(ct);
        }

        return found;
    }

    private async Task<Page<LicenceView>> PageAsync(PortalDbContext db, IQueryable<Licence> ordered, PageRequest page, CancellationToken ct)
    {
        var place = page.WithinMost(await ordered.CountMostAsync(ct));
        return place.Of(await ViewsAsync(db, ordered.At(place), ct));
    }

    // What is found by a name stands in the order in which it was asked for, the latest first.
    private async Task<Page<LicenceView>> ByNameAsync(PortalDbContext db, IQueryable<Licence> licences, string name, PageRequest page, CancellationToken ct)
    {
        var source = await CaseWords.FindAsync(db, NameFolding.Words(name), ct);
        var ranges = source.RangesOf(db.Cases).Select(range => range.Where(p => licences.Any(l => l.CaseId == p.CaseId))).ToList();
        var found = await ranges.FirstAsync(newestFirst: true, PageRequest.MaxRows + 1, ct);
        var place = page.WithinMost(found.Count);
        var ids = found.At(place).ToList();
        var views = await ViewsAsync(db, db.Licences.Where(l => ids.Contains(l.CaseId)), ct);
        return place.Of([.. views.OrderBy(v => ids.IndexOf(v.CaseId))]);
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

    /// <summary>The licences of a number, their own or their holder's; null for a text that is none.</summary>
    internal static async Task<IQueryable<Licence>?> ByNumberAsync(PortalDbContext db, string? text, CancellationToken ct)
    {
        if (LicenceNumbers.Readings(text) is { Count: > 0 } numbers)
        {
            return db.Licences.AsNoTracking().Where(l => numbers.Contains(l.Number));
        }

        if (!BusinessNumber.TryParse(text, out var business))
        {
            return null;
        }

        var company = await db.Set<BusinessNumberClaim>().Where(c => c.Number == business).Select(c => (Guid?)c.CompanyId).SingleOrDefaultAsync(ct);
        return db.Licences.AsNoTracking().Where(l => l.CompanyId == company && company != null);
    }

    /// <summary>The order of the register: what happened last to those of a state, or is to happen next; an index has it.</summary>
    internal static IQueryable<Licence> InOrder(IQueryable<Licence> licences, LicenceState? state) => state switch
    {
        LicenceState.Revoked => licences.OrderByDescending(l => l.RevokedAt).ThenByDescending(l => l.Id),
        LicenceState.Suspended => licences.OrderByDescending(l => l.SuspendedAt).ThenByDescending(l => l.Id),
        LicenceState.Expired or LicenceState.Valid => licences.OrderByDescending(l => l.ValidTo).ThenByDescending(l => l.Id),
        LicenceState.Expiring => licences.OrderBy(l => l.ValidTo).ThenBy(l => l.Id),
        LicenceState.Upcoming => licences.OrderBy(l => l.ValidFrom).ThenBy(l => l.Id),
        _ => licences.OrderByDescending(l => l.IssuedAt).ThenByDescending(l => l.Id),
    };

    // The same rules as LicenceStateRules.StateOn, as conditions of a query. Later than any beginning is what an index answers; not null is not.
    internal static IQueryable<Licence> InState(IQueryable<Licence> licences, LicenceState? state, DateOnly today, int renewalDays)
    {
        var running = licences.Where(l => l.RevokedAt == null && l.SuspendedAt == null);
        var lastCalm = today.AddDays(renewalDays);
        return state switch
        {
            LicenceState.Revoked => licences.Where(l => l.RevokedAt > DateTime.UnixEpoch),
            LicenceState.Suspended => licences.Where(l => l.RevokedAt == null && l.SuspendedAt > DateTime.UnixEpoch),
            LicenceState.Expired => running.Where(l => l.ValidTo < today),
            LicenceState.Upcoming => running.Where(l => l.ValidFrom > today),
            LicenceState.Expiring => running.Where(l => l.ValidFrom <= today && l.ValidTo >= today && l.ValidTo <= lastCalm),
            LicenceState.Valid => running.Where(l => l.ValidFrom <= today && l.ValidTo > lastCalm),
            _ => licences,
        };
    }
}
