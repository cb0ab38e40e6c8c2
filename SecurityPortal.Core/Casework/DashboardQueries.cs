using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>What the ministry sees first: how much there is to do, and what waits for this person.</summary>
public sealed class DashboardQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codeBooks, TimeProvider clock)
{
    private const int ListLength = 8;

    /// <summary>The dashboard of the signed-in person. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<Dashboard>> ReadAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        var today = clock.Today();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var decisionDays = await db.NumberHistoryAsync(SettingKeys.DecisionDays, ct);
        var counts = await ByStatus(db).ToDictionaryAsync(c => c.Status, c => c.Count, ct);
        var loads = await ByOfficer(db).ToListAsync(ct);
        var mine = actor.CanReview ? await FirstAsync(db.Cases.Where(c => c.AssignedTo == actor.UserId), CaseStates.OnDesk, ct) : [];
        var decisions = await FirstAsync(db.Cases, CaseStates.Of(QueueGroup.ForDecision), ct);
        var toTake = await FirstAsync(db.Cases.Where(c => c.AssignedTo == null), CaseStates.Of(QueueGroup.ToTake), ct);

        var codes = await codeBooks.CurrentAsync(ct);
        var names = await db.NamesAsync(mine.Concat(decisions).Concat(toTake).Select(c => c.AssignedTo).Concat(loads.Select(l => l.OfficerId)), ct);
        IReadOnlyList<QueueRow> Rows(IEnumerable<Case> cases) => [.. cases.Select(c => QueueQueries.Row(c, codes, names, decisionDays, today))];
        return new Dashboard
        {
            Counts = counts,
            Overdue = await db.Cases.Overdue(decisionDays, today).CountAsync(ct),
            Mine = Rows(mine),
            ForDecision = Rows(decisions),
            ToTake = Rows(toTake),
            Loads = actor.CanDecide || actor.Is(PortalRoles.Auditor) ? Loads(loads, names) : [],
        };
    }

    // Only states that have not ended: those rows are few, and an index counts them.
    internal static IQueryable<StatusCount> ByStatus(PortalDbContext db) =>
        db.Cases.Where(c => CaseStates.Open.Contains(c.Status)).GroupBy(c => c.Status).Select(g => new StatusCount { Status = g.Key, Count = g.Count() });

    internal static IQueryable<OfficerCount> ByOfficer(PortalDbContext db) =>
        db.Cases.Where(c => c.AssignedTo != null && CaseStates.Open.Contains(c.Status)).GroupBy(c => new { c.AssignedTo, c.Status })
            .Select(g => new OfficerCount { OfficerId = g.Key.AssignedTo, Status = g.Key.Status, Count = g.Count() });

    private static Task<List<Case>> FirstAsync(IQueryable<Case> cases, IReadOnlyList<CaseStatus> statuses, CancellationToken ct) =>
        QueueQueries.Ordered(cases.AsNoTracking(), statuses, newestFirst: false, ListLength).Take(ListLength).ToListAsync(ct);

    private static IReadOnlyList<OfficerLoad> Loads(IEnumerable<OfficerCount> counts, IReadOnlyDictionary<Guid, string> names) =>
    [
        .. counts.GroupBy(c => c.OfficerId!.Value)
            .Select(g => new OfficerLoad(
                g.Key,
                names.GetValueOrDefault(g.Key, ""),
                CountOf(g, CaseStates.OnDesk),
                CountOf(g, CaseStates.Of(QueueGroup.Returned)),
                CountOf(g, CaseStates.Of(QueueGroup.ForDecision))))
            .OrderByDescending(l => l.Working).ThenBy(l => l.Name, StringComparer.CurrentCulture),
    ];

    private static int CountOf(IEnumerable<OfficerCount> counts, IReadOnlyList<CaseStatus> statuses) =>
        counts.Where(c => statuses.Contains(c.Status)).Sum(c => c.Count);

    internal sealed class StatusCount
    {
        public CaseStatus Status { get; init; }

        public int Count { get; init; }
    }

    internal sealed class OfficerCount
    {
        public Guid? OfficerId { get; init; }

        public CaseStatus Status { get; init; }

        public int Count { get; init; }
    }
}
