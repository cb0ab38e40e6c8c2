using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Casework;

/// <summary>The ministry's queue: pages of cases, fast with a million of them.</summary>
public sealed class QueueQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, CodeBookCache codeBooks, TimeProvider clock)
{
    // Up to so many cases that a filter leaves are gone through for a common word, rather than the many cases with the word for the filter.
    private const int Shorter = 20_000;

    /// <summary>A page of the queue, counted up to <see cref="QueueFilter.MaxRows"/>. Error: <see cref="NotPermitted"/>.</summary>
    /// <param name="filter">What to show.</param>
    /// <param name="look">True when a person asks, which leaves an audit row; false when an open page refreshes itself.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<Page<QueueRow>>> PageAsync(QueueFilter filter, bool look, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true } actor)
        {
            return new NotPermitted();
        }

        var today = clock.Today();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var decisionDays = await db.NumberHistoryAsync(SettingKeys.DecisionDays, ct);
        var ranges = await RangesAsync(
            db, filter, Filtered(db, filter, actor, decisionDays, today), await CaseSearch.FindAsync(db, filter.Text, today, ct), ct);
        var found = await ranges.FirstAsync(filter.NewestFirst, QueueFilter.MaxRows + 1, ct);
        var place = filter.Page.WithinMost(found.Count);
        var rows = await db.Cases.InOrderOfAsync(found.At(place), ct);
        if (look)
        {
            var sought = CaseSearch.IsSecret(filter.Text) ? "by personal number" : filter.Text?.Trim();
            db.Audit(clock, actor, string.IsNullOrEmpty(sought) ? "case.queue" : "case.search", "queue", filter.Group, sought?[..Math.Min(sought.Length, 200)]);
            await db.SaveChangesAsync(ct);
        }

        var codes = await codeBooks.CurrentAsync(ct);
        var names = await db.NamesAsync(rows.Select(c => c.AssignedTo), ct);
        return place.Of(rows.ConvertAll(c => Row(c, codes, names, decisionDays, today)));
    }

    /// <summary>The officers a case can be given to, by name. Error: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<OfficerName>>> OfficersAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadCases: true })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.Officers().OrderByName(db, u => u.DisplayName).Select(u => new OfficerName(u.Id, u.DisplayName)).ToListAsync(ct);
    }

    /// <summary>The cases that the filter leaves, whatever their state and whatever is searched for.</summary>
    internal static IQueryable<Case> Filtered(PortalDbContext db, QueueFilter filter, Actor actor, NumberHistory<FilingDay> decisionDays, DateOnly today)
    {
        var cases = db.Cases.AsNoTracking();
        if (filter.Process is { } process)
        {
            cases = cases.Where(c => c.ProcessKey == process);
        }

        if ((filter.Mine ? actor.UserId : filter.OfficerId) is { } officer)
        {
            cases = cases.Where(c => c.AssignedTo == officer);
        }
        else if (filter.Unassigned)
        {
            cases = cases.Where(c => c.AssignedTo == null);
        }

        if (filter.MinAgeDays is { } age)
        {
            var filedBefore = LocalTime.StartOf(today.AddDays(1 - age));
            cases = cases.Where(c => c.SubmittedAt < filedBefore);
        }

        return filter.Overdue ? cases.Overdue(decisionDays, today) : cases;
    }

    /// <summary>The ranges of an index that the list is read from: those of the states, or those of the search, whichever are the shorter way.</summary>
    internal static async Task<IReadOnlyList<IQueryable<CasePlace>>> RangesAsync(
        PortalDbContext db, QueueFilter filter, IQueryable<Case> cases, CaseSource? source, CancellationToken ct)
    {
        var statuses = CaseStates.Of(filter.Group).Where(s => !filter.Overdue || CaseStates.ClockRuns.Contains(s)).ToList();
        var isOfAll = statuses.Count == CaseStates.Table.Count && filter is { Process: null, OfficerId: null, Mine: false, Unassigned: false };
        if (statuses.Count == 0)
        {
            return [];
        }

        if (source is null)
        {
            return isOfAll ? [cases.Places()] : cases.ByStatus(statuses);
        }

        if (isOfAll && filter.MinAgeDays is null)
        {
            return source.RangesOf(db.Cases);
        }

        if (source.Ranges is not { } ranges
            || (!source.IsFew && await cases.ByStatus(statuses).Aggregate((a, b) => a.Concat(b)).CountMostAsync(Shorter, ct) <= Shorter))
        {
            return source.Among(cases).ByStatus(statuses);
        }

        var kept = cases.Where(c => statuses.Contains(c.Status));
        return [.. ranges.Select(range => range.Where(p => kept.Any(c => c.Id == p.CaseId)))];
    }

    internal static QueueRow Row(
        Case c, CodeBook codes, IReadOnlyDictionary<Guid, string> names, NumberHistory<FilingDay> decisionDays, DateOnly today) => new()
    {
        Id = c.Id,
        Version = c.Version,
        Number = c.Number,
        ProcessKey = c.ProcessKey,
        ClassName = codes.Name(ProcessCatalogue.Get(c.ProcessKey).ClassList, c.ClassCode, c.SubmittedAt),
        Kind = c.Kind,
        ApplicantName = c.ApplicantName,
        Status = c.Status,
        SubmittedAt = c.SubmittedAt,
        StatusChangedAt = c.StatusChangedAt,
        AssignedTo = c.AssignedTo,
        AssignedName = c.AssignedTo is { } id ? names.GetValueOrDefault(id) : null,
        Deadline = CaseClock.DeadlineOf(c.Status, c.SubmittedAt, c.StatusChangedAt, c.PausedDays, decisionDays.On(FilingDay.Of(c.SubmittedAt)), today),
        NotVerified = c.NotVerified,
    };
}
