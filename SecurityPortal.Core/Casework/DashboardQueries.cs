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
        var counts = await Counts(db).ToListAsync(ct);
        var loads = counts.Where(c => c.OfficerId is not null).ToList();
        var mine = actor.CanReview ? await FirstAsync(db, db.Cases.Where(c => c.AssignedTo == actor.UserId), CaseStates.OnDesk, ct) : [];
        var decisions = await FirstAsync(db, db.Cases, CaseStates.Of(QueueGroup.ForDecision), ct);
        var toTake = await FirstAsync(db, db.Cases.Where(c => c.AssignedTo == null), CaseStates.Of(QueueGroup.ToTake), ct);

        var codes = await codeBooks.CurrentAsync(ct);
        var names = await db.NamesAsync(mine.Concat(decisions).Concat(toTake).Select(c => c.AssignedTo).Concat(loads.Select(l => l.OfficerId)), ct);
        IReadOnlyList<QueueRow> Rows(IEnumerable<Case> cases) => [.. cases.Select(c => QueueQueries.Row(c, codes, names, decisionDays, today))];
        return new Dashboard
        {
            Counts = counts.GroupBy(c => c.Status).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)),
            Overdue = await db.Cases.Overdue(decisionDays, today).CountAsync(ct),
            Mine = Rows(mine),
            ForDecision = Rows(decisions),
            ToTake = Rows(toTake),
            Loads = actor.CanDecide || actor.Is(PortalRoles.Auditor) ? Loads(loads, names) : [],
        };
    }

    // Only states that have not ended: those rows are few, and an index holds them state by state and officer by officer.
    internal static IQueryable<OfficerCount> Counts(PortalDbContext db) =>
        db.Cases.Where(c => CaseStates.Open.Contains(c.Status)).GroupBy(c => new { c.Status, c.AssignedTo })
            .Select(g => new OfficerCount { OfficerId = g.Key.AssignedTo, Status = g.Key.Status, Count = g.Count() });

    private static async Task<List<Case>> FirstAsync(PortalDbContext db, IQueryable<Case> cases, IReadOnlyList<CaseStatus> statuses, CancellationToken ct) =>
        await db.Cases.InOrderOfAsync(await cases.ByStatus(statuses).FirstAsync(newestFirst: false, ListLength, ct), ct);

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

    internal sealed class OfficerCount
    {
        public Guid? OfficerId { get; init; }

        public CaseStatus Status { get; init; }

        public int Count { get; init; }
    }
}
