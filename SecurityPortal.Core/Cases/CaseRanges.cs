using Microsoft.EntityFrameworkCore;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// Reads lists of cases from ranges of indexes. Each range lies there in the order of filing, so that the database merges them and reads no more than is asked
/// for, however long they are (decision 0026).
/// </summary>
internal static class CaseRanges
{
    public static IQueryable<CasePlace> Places(this IQueryable<Case> cases) => cases.Select(c => new CasePlace { SubmittedAt = c.SubmittedAt, CaseId = c.Id });

    /// <summary>A range for each state.</summary>
    public static IReadOnlyList<IQueryable<CasePlace>> ByStatus(this IQueryable<Case> cases, IEnumerable<CaseStatus> statuses) =>
        [.. statuses.Select(status => cases.Where(c => c.Status == status).Places())];

    /// <summary>The ranges as one list in order; a case that stands in two of them comes twice, one right after the other.</summary>
    public static IQueryable<CasePlace> Merged(this IReadOnlyList<IQueryable<CasePlace>> ranges, bool newestFirst)
    {
        var all = ranges.Aggregate((a, b) => a.Concat(b));
        return newestFirst
            ? all.OrderByDescending(p => p.SubmittedAt).ThenByDescending(p => p.CaseId)
            : all.OrderBy(p => p.SubmittedAt).ThenBy(p => p.CaseId);
    }

    /// <summary>The first cases of the list, each once.</summary>
    public static async Task<IReadOnlyList<Guid>> FirstAsync(
        this IReadOnlyList<IQueryable<CasePlace>> ranges, bool newestFirst, int count, CancellationToken ct)
    {
        if (ranges.Count == 0)
        {
            return [];
        }

        // Whole places: SQLite merges only where what it orders by is asked for.
        for (var asked = count; ; asked *= 2)
        {
            var found = await ranges.Merged(newestFirst).Take(asked).ToListAsync(ct);
            var ids = found.Select(p => p.CaseId).Distinct().Take(count).ToList();
            if (ids.Count == count || found.Count < asked)
            {
                return ids;
            }
        }
    }

    /// <summary>The cases of a page, in the order of their ids.</summary>
    public static async Task<List<Case>> InOrderOfAsync(this IQueryable<Case> cases, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.ToList();
        var found = await cases.AsNoTracking().Where(c => wanted.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return [.. wanted.Where(found.ContainsKey).Select(id => found[id])];
    }
}
