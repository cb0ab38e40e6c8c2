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
        var matching = await FilterAsync(db, filter, actor, decisionDays, today, ct);
        var statuses = CaseStates.Of(filter.Group);
        var total = await matching.Where(c => statuses.Contains(c.Status)).Take(QueueFilter.MaxRows + 1).CountAsync(ct);
        var place = filter.Page.Within(Math.Min(total, QueueFilter.MaxRows));
        var rows = await Ordered(matching, statuses, filter.NewestFirst, place.Skip + place.Size).At(place).ToListAsync(ct);
        if (look)
        {
            var sought = CaseSearch.IsSecret(filter.Text) ? "by personal number" : filter.Text?.Trim();
            db.Audit(clock, actor, string.IsNullOrEmpty(sought) ? "case.queue" : "case.search", "queue", filter.Group, sought?[..Math.Min(sought.Length, 200)]);
            await db.SaveChangesAsync(ct);
        }

        var codes = await codeBooks.CurrentAsync(ct);
        var names = await db.NamesAsync(rows.Select(c => c.AssignedTo), ct);
        return place.Of(rows.ConvertAll(c => Row(c, codes, names, decisionDays, today))) with { IsMore = total > QueueFilter.MaxRows };
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

    internal static async Task<IQueryable<Case>> FilterAsync(
        PortalDbContext db, QueueFilter filter, Actor actor, NumberHistory<FilingDay> decisionDays, DateOnly today, CancellationToken ct)
    {
        var cases = await CaseSearch.ApplyAsync(db, db.Cases.AsNoTracking(), filter.Text, today, ct);
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

        if (filter.Overdue)
        {
            cases = cases.Overdue(decisionDays, today);
        }

        return cases;
    }

    /// <summary>The first rows in order. Each state has its own index range in that order; of each no more are read than the page can show.</summary>
    internal static IQueryable<Case> Ordered(IQueryable<Case> cases, IReadOnlyList<CaseStatus> statuses, bool newestFirst, int count)
    {
        IQueryable<Case> InOrder(IQueryable<Case> some) => newestFirst
            ? some.OrderByDescending(c => c.SubmittedAt).ThenByDescending(c => c.Id)
            : some.OrderBy(c => c.SubmittedAt).ThenBy(c => c.Id);

        return InOrder(statuses.Select(status => InOrder(cases.Where(c => c.Status == status)).Take(count)).Aggregate((a, b) => a.Concat(b)));
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
