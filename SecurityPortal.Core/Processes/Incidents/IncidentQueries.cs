using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Reports as their company and as the ministry read them.</summary>
public sealed class IncidentQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codeBooks, TimeProvider clock)
{
    private const int AlertCount = 5;
    private const int LinkCount = 200;

    /// <summary>A page of the company's own reports of a kind, the latest incident first; none for whoever acts for no company.</summary>
    /// <param name="processKey">One of <see cref="IncidentKinds"/>.</param>
    /// <param name="page">From 1; see <see cref="PageRequest"/>.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Page<IncidentRow>> OwnAsync(string processKey, int page, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var own = await OwnAsync(db, processKey, ct);
        var place = new PageRequest(page).Within(await own.CountAsync(ct));
        return place.Of(await RowsAsync(db, Ordered(own).At(place), ct));
    }

    /// <summary>One of the company's own reports, whatever page it stands on.</summary>
    public async Task<IncidentRow?> OwnReportAsync(string processKey, Guid caseId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return (await RowsAsync(db, (await OwnAsync(db, processKey, ct)).Where(r => r.CaseId == caseId), ct)).SingleOrDefault();
    }

    /// <summary>The company's last reports of force used, which an offence of the same event may name.</summary>
    public async Task<IReadOnlyList<IncidentRow>> LinkableAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await RowsAsync(db, Ordered(await OwnAsync(db, IncidentKinds.UseOfForce, ct)).Take(LinkCount), ct);
    }

    /// <summary>What stands beside a report; null for cases that are none, or not for this person.</summary>
    public async Task<IncidentFacts?> FactsAsync(Guid caseId, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (actor is null || await db.IncidentReports.AsNoTracking().SingleOrDefaultAsync(r => r.CaseId == caseId, ct) is not { } report
            || !(actor.ActsFor(report.CompanyId, null) || actor.CanReadCases))
        {
            return null;
        }

        var links = await db.IncidentReports.Where(r => r.CaseId == report.LinkedCaseId || r.LinkedCaseId == caseId)
            .Join(db.Cases, r => r.CaseId, c => c.Id, (_, c) => new { c.Id, c.Number }).OrderBy(c => c.Number).ToListAsync(ct);
        var reportedAt = await db.Cases.Where(c => c.Id == caseId).Select(c => c.SubmittedAt).SingleAsync(ct);
        var hours = await db.NumberSettingAsync(IncidentReference.ReportHours, FilingDay.Of(reportedAt), ct);
        return new IncidentFacts(
            report.IsLate, report.IsPriority, report.HighestLevel, report.WorstInjury > 0, report.WorkerStanding, IncidentTimes.DueAt(report.OccurredTo, hours),
            [.. links.Select(l => new IncidentLink(l.Id, l.Number))]);
    }

    /// <summary>Hours within which an incident is to be reported today.</summary>
    public async Task<int> HoursAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.NumberSettingAsync(IncidentReference.ReportHours, new FilingDay(clock.Today()), ct);
    }

    /// <summary>Reports that call for the division at once and that nobody has looked at, the latest first; none for whoever reads no cases.</summary>
    public async Task<IReadOnlyList<IncidentRow>> AlertsAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true })
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await RowsAsync(db, Alerts(db, AlertCount), ct);
    }

    /// <summary>A page of the register, the latest incident first, counted up to <see cref="IncidentFilter.MaxRows"/>. Error: <see
    /// cref="NotPermitted"/>.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="look">True when a person asks, which leaves an audit row; false when an open page refreshes itself.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<Page<IncidentRow>>> RegisterAsync(IncidentFilter filter, bool look, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var companies = await CompaniesAsync(db, filter.Company, ct);
        var matching = Filter(db, filter, companies);
        var total = await matching.CountMostAsync(ct);
        var place = filter.Page.WithinMost(total);
        var rows = await RowsAsync(db, First(matching, filter.MinLevel, place.Skip + place.Size).At(place), ct);
        if (look)
        {
            db.Audit(clock, actor, "report.register", "register", filter.ProcessKey);
            await db.SaveChangesAsync(ct);
        }

        return place.Of(rows);
    }

    // Each kind has its own index range in that order, and of each no more are read than are shown.
    internal static IQueryable<IncidentReport> Alerts(PortalDbContext db, int count)
    {
        var open = db.IncidentReports.Where(r => r.IsPriority && db.Set<Case>().Any(c => c.Id == r.CaseId && c.Status == CaseStatus.Reported));
        return Ordered(IncidentKinds.All.Select(kind => Ordered(open.Where(r => r.ProcessKey == kind)).Take(count)).Aggregate((a, b) => a.Concat(b)))
            .Take(count);
    }

    /// <summary>The first rows in order; as with kinds, each level has its own index range.</summary>
    internal static IQueryable<IncidentReport> First(IQueryable<IncidentReport> reports, int? minLevel, int count) => minLevel
        is not (>= 1 and <= IncidentLists.MaxLevel)
        ? Ordered(reports)
        : Ordered(Enumerable.Range(minLevel.Value, IncidentLists.MaxLevel - minLevel.Value + 1)
            .Select(level => Ordered(reports.Where(r => r.HighestLevel == level)).Take(count)).Aggregate((a, b) => a.Concat(b)));

    internal static IQueryable<IncidentReport> Ordered(IQueryable<IncidentReport> reports) => reports.OrderByDescending(r => r.OccurredFrom)
        .ThenBy(r => r.CaseId);

    internal static IQueryable<IncidentReport> Filter(PortalDbContext db, IncidentFilter filter, IReadOnlyList<Guid>? companies)
    {
        var reports = Within(db.IncidentReports.Where(r => r.ProcessKey == filter.ProcessKey), filter.From, filter.To);
        if (companies is not null)
        {
            reports = reports.Where(r => companies.Contains(r.CompanyId));
        }

        if (filter.MunicipalityCode is { } municipality)
        {
            reports = reports.Where(r => r.MunicipalityCode == municipality);
        }

        if (filter.MinLevel is { } level)
        {
            reports = reports.Where(r => r.HighestLevel >= level);
        }

        if (filter.Code is { } code)
        {
            reports = reports.Where(r => db.Set<IncidentCode>().Any(c => c.CaseId == r.CaseId && c.Code == code));
        }

        if (filter.Priority)
        {
            reports = reports.Where(r => r.IsPriority);
        }

        if (filter.Late)
        {
            reports = reports.Where(r => r.IsLate);
        }

        return filter.Status is { } status ? reports.Where(r => db.Set<Case>().Any(c => c.Id == r.CaseId && c.Status == status)) : reports;
    }

    internal static IQueryable<IncidentReport> Within(IQueryable<IncidentReport> reports, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            var start = LocalTime.StartOf(first);
            reports = reports.Where(r => r.OccurredFrom >= start);
        }

        if (to is { } last)
        {
            var end = LocalTime.StartOf(last.AddDays(1));
            reports = reports.Where(r => r.OccurredFrom < end);
        }

        return reports;
    }

    // Companies are counted in hundreds: their names are compared one by one.
    private static async Task<IReadOnlyList<Guid>?> CompaniesAsync(PortalDbContext db, string? typed, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (BusinessNumber.TryParse(typed, out var number))
        {
            return await db.BusinessNumberClaims.Where(c => c.Number == number).Select(c => c.CompanyId).ToListAsync(ct);
        }

        var words = NameFolding.Words(typed);
        var all = await db.Companies.Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        return [.. all.Where(c => words.Count > 0 && words.All(w => NameFolding.Words(c.Name).Any(own => own.StartsWith(w, StringComparison.Ordinal))))
            .Select(c => c.Id)];
    }

    private async Task<IQueryable<IncidentReport>> OwnAsync(PortalDbContext db, string processKey, CancellationToken ct)
    {
        var company = (await actors.FindAsync(ct))?.CompanyId;
        return db.IncidentReports.Where(r => r.ProcessKey == processKey && company != null && r.CompanyId == company);
    }

    private async Task<IReadOnlyList<IncidentRow>> RowsAsync(PortalDbContext db, IQueryable<IncidentReport> reports, CancellationToken ct)
    {
        var found = await reports.AsNoTracking().ToListAsync(ct);
        var ids = found.Select(r => r.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Number, c.ApplicantName, c.Status, c.SubmittedAt, c.VersionNumber }).ToDictionaryAsync(c => c.Id, ct);
        var named = (await db.IncidentCodes.AsNoTracking().Where(c => ids.Contains(c.CaseId) && c.List != IncidentLists.Reason).ToListAsync(ct))
            .ToLookup(c => c.CaseId);
        var book = await codeBooks.CurrentAsync(ct);
        return
        [
            .. from report in found
               let file = cases[report.CaseId]
               select new IncidentRow
               {
                   CaseId = report.CaseId,
                   Number = file.Number,
                   CompanyName = file.ApplicantName,
                   Status = file.Status,
                   OccurredFrom = report.OccurredFrom,
                   ReportedAt = file.SubmittedAt,
                   MunicipalityCode = report.MunicipalityCode,
                   HighestLevel = report.HighestLevel,
                   HasInjury = report.WorstInjury > 0,
                   IsPriority = report.IsPriority,
                   IsLate = report.IsLate,
                   Version = file.VersionNumber,
                   What = [.. named[report.CaseId].OrderByDescending(c => c.List == IncidentLists.OffenceType ? "~" : c.List, StringComparer.Ordinal)
                       .ThenBy(c => c.Code, StringComparer.Ordinal).Select(c => book.Name(c.List, c.Code, file.SubmittedAt))],
               },
        ];
    }
}
