using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>A group of counts.</summary>
/// <param name="Key">Which: <c>month</c>, <c>level</c>, <c>action</c>, <c>reason</c>, <c>type</c>, <c>taken</c>, <c>company</c>, <c>municipality</c>.</param>
/// <param name="Rows">The counts, in the group's order.</param>
public sealed record StatisticsGroup(string Key, IReadOnlyList<StatisticsRow> Rows);

/// <param name="Label">What is counted, in the language of the screen.</param>
/// <param name="Count">How many reports.</param>
public sealed record StatisticsRow(string Label, int Count);

/// <summary>Counts of reports over a period; nobody is named but companies.</summary>
/// <param name="Reports">Reports of force used.</param>
/// <param name="Offences">Reports of offences.</param>
/// <param name="Priority">Of both, those for the division at once.</param>
/// <param name="Late">Of both, those reported late.</param>
/// <param name="Groups">The groups that have anything, in order.</param>
public sealed record IncidentCounts(int Reports, int Offences, int Priority, int Late, IReadOnlyList<StatisticsGroup> Groups);

/// <summary>Counts incident reports for charts and for Excel.</summary>
public sealed class IncidentStatistics(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codeBooks, TimeProvider clock)
{
    /// <summary>The counts of a period by the days on which incidents began. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IncidentCounts>> CountAsync(DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await CountAsync(db, from, to, ct);
    }

    /// <summary>The counts as a workbook, a sheet a group. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<WorkbookFile>> ExcelAsync(DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var counts = await CountAsync(db, from, to, ct);
        db.Audit(clock, actor, "report.export", "statistics", null,
            $"{(from is { } f ? LocalTime.Format(f) : "")} - {(to is { } t ? LocalTime.Format(t) : "")}");
        await db.SaveChangesAsync(ct);
        return Book(counts);
    }

    internal static WorkbookFile Book(IncidentCounts counts)
    {
        var culture = CultureInfo.CurrentUICulture;
        string Text(string key) => Texts.Get<IncidentTexts>(key, culture);
        Sheet Of(string name, string label, IEnumerable<StatisticsRow> rows) =>
            new(name, [label, Text("Statistics.Count")], rows.Select(r => new object?[] { r.Label, r.Count }));
        return Workbook.Write("incidentet.xlsx",
        [
            Of(Text("Statistics.Summary"), Text("Statistics.What"),
            [
                new(Text("Statistics.Reports"), counts.Reports), new(Text("Statistics.Offences"), counts.Offences),
                new(Text("Statistics.Priority"), counts.Priority), new(Text("Statistics.Late"), counts.Late),
            ]),
            .. counts.Groups.Select(g => Of(Text($"Statistics.{g.Key}"), Text($"Statistics.{g.Key}"), g.Rows)),
        ]);
    }

    internal static IQueryable<GroupCount<int>> ByMonth(IQueryable<IncidentReport> reports) =>
        reports.GroupBy(r => r.Month).Select(g => new GroupCount<int> { Key = g.Key, Count = g.Count() });

    internal static IQueryable<GroupCount<string>> ByCode(PortalDbContext db, IQueryable<IncidentReport> reports) =>
        db.IncidentCodes.Where(c => reports.Any(r => r.CaseId == c.CaseId)).GroupBy(c => new { c.List, c.Code })
            .Select(g => new GroupCount<string> { Key = g.Key.List, Code = g.Key.Code, Count = g.Count() });

    private async Task<IncidentCounts> CountAsync(PortalDbContext db, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var culture = CultureInfo.CurrentUICulture;
        var book = await codeBooks.CurrentAsync(ct);
        var all = IncidentQueries.Within(db.IncidentReports.AsNoTracking(), from, to);
        var kinds = await all.GroupBy(r => r.ProcessKey).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var months = await ByMonth(all).ToListAsync(ct);
        var levels = await all.Where(r => r.HighestLevel > 0).GroupBy(r => r.HighestLevel).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var companies = await all.GroupBy(r => r.CompanyId).Select(g => new { g.Key, Count = g.Count() })
            .Join(db.Companies, g => g.Key, c => c.Id, (g, c) => new { c.Name, g.Count }).ToListAsync(ct);
        var municipalities = await all.GroupBy(r => r.MunicipalityCode).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var codes = await ByCode(db, all).ToListAsync(ct);

        var named = to ?? clock.Today();
        StatisticsGroup Coded(string key, Func<string, bool> isOf) =>
            new(key, MostFirst(codes.Where(c => isOf(c.Key)).Select(c => new StatisticsRow(book.Name(c.Key, c.Code, named).In(culture), c.Count))));
        return new IncidentCounts(
            kinds.GetValueOrDefault(IncidentKinds.UseOfForce),
            kinds.GetValueOrDefault(IncidentKinds.CriminalOffence),
            await all.CountAsync(r => r.IsPriority, ct),
            await all.CountAsync(r => r.IsLate, ct),
            [
                .. new[]
                {
                    new StatisticsGroup("month", [.. months.OrderBy(m => m.Key).Select(m => new StatisticsRow($"{m.Key % 100:00}.{m.Key / 100}", m.Count))]),
                    new StatisticsGroup("level", [.. levels.OrderBy(l => l.Key)
                        .Select(l => new StatisticsRow($"{Texts.Get<IncidentTexts>("Level", culture)} {l.Key}", l.Count))]),
                    Coded("action", IncidentLists.Force.Contains),
                    Coded("reason", list => list == IncidentLists.Reason),
                    Coded("type", list => list == IncidentLists.OffenceType),
                    Coded("taken", list => list == IncidentLists.OffenceAction),
                    new StatisticsGroup("company", MostFirst(companies.Select(c => new StatisticsRow(c.Name, c.Count)))),
                    new StatisticsGroup("municipality",
                        MostFirst(municipalities.Select(m => new StatisticsRow(Municipalities.NameIn(m.Key, culture), m.Count)))),
                }.Where(g => g.Rows.Count > 0),
            ]);
    }

    private static IReadOnlyList<StatisticsRow> MostFirst(IEnumerable<StatisticsRow> rows) =>
        [.. rows.OrderByDescending(r => r.Count).ThenBy(r => r.Label, StringComparer.CurrentCulture)];

    internal sealed class GroupCount<T>
    {
        public required T Key { get; init; }

        public string Code { get; init; } = "";

        public int Count { get; init; }
    }
}
