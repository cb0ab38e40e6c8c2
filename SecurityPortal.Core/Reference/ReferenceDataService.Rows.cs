using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <content>How a row takes its place among those of its code.</content>
public sealed partial class ReferenceDataService
{
    /// <summary>Writes what holds from a day on, and tells what that does.</summary>
    private async Task<Result<Changed>> PutAsync<T>(PortalDbContext db, Put<T> put, ReferenceChange change, CancellationToken ct)
        where T : class, IDatedRow
    {
        var today = clock.Today();
        if (put.Rows.Count == 0 && !put.IsNew)
        {
            return new NotFound();
        }

        if (change.From < today)
        {
            return ReferenceErrors.DatePast;
        }

        // What was filed or done this morning went by the row that holds: it would be measured by another tonight.
        if (change.From == today && await IsUsedAsync(db, put.Scope, LocalTime.StartOf(today), ct))
        {
            return ReferenceErrors.UsedToday;
        }

        var before = put.Rows.OnDay(change.From) is { } held ? put.Values(held) : [];
        var place = put.IsNew ? (T?)null : Place(put.Rows, change.From, today);
        if (!place.IsOk)
        {
            return place.Error!;
        }

        var isCorrection = place.Value?.ValidFrom == today;
        var row = place.Value ?? put.New();
        if (place.Value is null)
        {
            db.Set<T>().Add(row);
        }

        put.Fill(row);
        var values = put.Values(row).Select(v => new ValueChange(v.Field, before.FirstOrDefault(b => b.Field == v.Field).Value, v.Value))
            .Where(v => v.Old != v.New).ToList();
        return new Changed(put.Action, put.Subject, new RuleEffect(
            values, change.From, isCorrection, put.IsNew ? 0 : await KeptAsync(db, put.Scope, LocalTime.StartOf(change.From), ct)));
    }

    private async Task<bool> IsUsedAsync(PortalDbContext db, RuleScope scope, DateTime since, CancellationToken ct)
    {
        foreach (var use in uses)
        {
            if (await use.IsUsedAsync(db, scope, since, ct))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<int> KeptAsync(PortalDbContext db, RuleScope scope, DateTime before, CancellationToken ct)
    {
        var kept = 0;
        foreach (var use in uses)
        {
            kept += await use.KeptAsync(db, scope, before, ct);
        }

        return kept;
    }

    /// <summary>
    /// Makes room among the rows of one code for one that begins on <paramref name="from"/>: ends the row before it, unless it has ended by itself. Answers
    /// the row to be changed itself, because it has not begun yet or began today, or null where a new one is needed.
    /// </summary>
    private static Result<T?> Place<T>(IReadOnlyCollection<T> rows, DateOnly from, DateOnly today)
        where T : class, IDatedRow
    {
        var upcoming = rows.SingleOrDefault(r => r.ValidFrom > today);
        if (rows.Where(r => r != upcoming).MaxBy(r => r.ValidFrom) is { } last)
        {
            if (from == last.ValidFrom)
            {
                return upcoming is null ? last : ReferenceErrors.DateTaken(last.ValidFrom);
            }

            var isFollowed = upcoming is not null && last.ValidTo == upcoming.ValidFrom.AddDays(-1);
            if (isFollowed || !last.HasEndedBefore(from))
            {
                last.ValidTo = from.AddDays(-1);
            }
        }

        upcoming?.ValidFrom = from;
        return upcoming;
    }

    /// <summary>One command: the rows it concerns, and what it writes into the one that holds from the day on.</summary>
    /// <param name="Action">What the audit trail calls it.</param>
    /// <param name="Subject">What it is about.</param>
    /// <param name="Rows">Rows of the code.</param>
    private sealed record Put<T>(string Action, string Subject, List<T> Rows)
    {
        public required RuleScope Scope { get; init; }

        public required Func<T> New { get; init; }

        public required Action<T> Fill { get; init; }

        public required Func<T, IReadOnlyList<(string Field, string? Value)>> Values { get; init; }

        /// <summary>The code has no row yet.</summary>
        public bool IsNew { get; init; }
    }
}
