using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Cases;

/// <summary>The cases whose legal clock has run out, as a query: what <see cref="CaseClock.DeadlineOf"/> says of one case, said of a million.</summary>
public static class OverdueCases
{
    // Whoever filed in the first hour of a day is counted by the offset of that day; before these years the hour makes no difference.
    private const int YearsWithOffsets = 3;

    /// <summary>
    /// Overdue on a day: the local day of filing, the pauses that have ended and the days that held on the day of filing lie before it.
    /// </summary>
    public static IQueryable<Case> Overdue(this IQueryable<Case> cases, NumberHistory<FilingDay> decisionDays, DateOnly today)
    {
        var parts = decisionDays.Periods.SelectMany((p, i) => Within(i == 0 ? DateOnly.MinValue : p.From, p.To, today.AddDays(-p.Value), today)).ToList();

        // The bound of all, which an index answers; the parts are exact.
        var latest = LocalTime.StartOf(today.AddDays(-decisionDays.Periods.Min(p => p.Value)));
        return parts.Count == 0
            ? cases.Where(_ => false)
            : cases.Where(c => CaseStates.ClockRuns.Contains(c.Status) && c.SubmittedAt < latest).Where(parts.Aggregate(Either));
    }

    // Local time is UTC and an offset: a span of one offset compares as the database stores it.
    private static IEnumerable<Expression<Func<Case, bool>>> Within(DateOnly first, DateOnly? last, DateOnly before, DateOnly today)
    {
        var until = last < before ? last.Value.AddDays(1) : before;
        var exact = today.AddYears(-YearsWithOffsets);
        if (first >= until)
        {
            yield break;
        }

        if (first < exact)
        {
            var begun = first == DateOnly.MinValue ? DateTime.MinValue : LocalTime.StartOf(first);
            yield return Filed(begun, LocalTime.StartOf(until < exact ? until : exact), LocalTime.StartOf(before));
        }

        var from = first < exact ? exact : first;
        foreach (var (start, end, offset) in from < until ? LocalTime.Spans(LocalTime.StartOf(from), LocalTime.StartOf(until)) : [])
        {
            yield return Filed(start, end, before.ToDateTime(TimeOnly.MinValue) - offset);
        }
    }

    private static Expression<Func<Case, bool>> Filed(DateTime from, DateTime to, DateTime before) =>
        c => c.SubmittedAt >= from && c.SubmittedAt < to && c.SubmittedAt < before
            && (c.PausedDays == 0 || c.SubmittedAt.AddDays(c.PausedDays) < before);

    private static Expression<Func<Case, bool>> Either(Expression<Func<Case, bool>> one, Expression<Func<Case, bool>> other) =>
        Expression.Lambda<Func<Case, bool>>(
            Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);
}
