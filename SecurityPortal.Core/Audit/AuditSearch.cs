using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>
/// Finds rows of the trail. What is asked for first of subject, actor and action names ranges of an index in which the rows lie as they were written; the
/// database merges them, and the rest is asked of each row (decision 0026).
/// </summary>
internal sealed class AuditSearch(PortalDbContext db, AuditFilter filter)
{
    // More accounts or actions than this are so much of the trail that going through it finds their rows soon.
    private const int MostRanges = 32;

    /// <summary>The keys of the rows that are asked for, the latest first.</summary>
    /// <param name="subjects">Know the numbers of things.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<IQueryable<long>> FindAsync(IEnumerable<IAuditSubjects> subjects, CancellationToken ct)
    {
        var ranges = await SubjectAsync(subjects, ct) ?? await ActorAsync(ct) ?? await ActionAsync(ct);
        if (ranges is null && (filter.From ?? filter.To) is not null)
        {
            return Rows().OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => r.Id);
        }

        return (ranges ?? [Rows().Select(r => r.Id)]).Aggregate((a, b) => a.Concat(b)).OrderByDescending(id => id);
    }

    private async Task<IReadOnlyList<IQueryable<long>>?> SubjectAsync(IEnumerable<IAuditSubjects> subjects, CancellationToken ct)
    {
        if (Trimmed(filter.Subject) is not { } subject)
        {
            return null;
        }

        var number = TypedText.PaperNumber(subject);
        Guid? id = null;
        foreach (var named in subjects)
        {
            id ??= await named.FindAsync(db, number, ct);
        }

        var key = id?.ToString() ?? subject;
        return
        [
            Rows().Where(r => r.SubjectId == key).Select(r => r.Id),
            Rows().Where(r => r.SubjectKind == subject && (r.SubjectId == null || r.SubjectId != key)).Select(r => r.Id),
        ];
    }

    // Accounts are found by a part of their name of today; where nobody is called so, rows by the whole name that stands in them.
    private async Task<IReadOnlyList<IQueryable<long>>?> ActorAsync(CancellationToken ct)
    {
        if (Trimmed(filter.Actor) is not { } name)
        {
            return null;
        }

        var accounts = await db.Users.Where(u => u.DisplayName.Contains(name)).Select(u => u.Id).Take(MostRanges + 1).ToListAsync(ct);
        return accounts.Count switch
        {
            0 => [Rows(ofActor: true).Where(r => r.ActorName == name).Select(r => r.Id)],
            > MostRanges => null,
            _ => [.. accounts.Filled(Guid.Empty).Select(account => Rows(ofActor: true).Where(r => r.ActorId == account).Select(r => r.Id))],
        };
    }

    private async Task<IReadOnlyList<IQueryable<long>>?> ActionAsync(CancellationToken ct)
    {
        if (Action is not { } beginning || await db.AuditRows.Select(r => r.Action).DifferentAsync(beginning, MostRanges, ct) is not { } actions)
        {
            return null;
        }

        return actions.Count == 0
            ? [db.AuditRows.Where(r => r.Action == beginning).Select(r => r.Id)]
            : [.. actions.Filled("").Select(action => Rows().Where(r => r.Action == action).Select(r => r.Id))];
    }

    private string? Action => Trimmed(filter.Action)?.ToLowerInvariant();

    // What is asked for besides.
    private IQueryable<AuditRow> Rows(bool ofActor = false)
    {
        var rows = db.AuditRows.AsNoTracking();
        if (Action is { } action)
        {
            rows = rows.Where(r => r.Action.StartsWith(action));
        }

        if (!ofActor && Trimmed(filter.Actor) is { } name)
        {
            rows = rows.Where(r => r.ActorName.Contains(name));
        }

        if (filter.From is { } from)
        {
            var start = LocalTime.StartOf(from);
            rows = rows.Where(r => r.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = LocalTime.StartOf(to.AddDays(1));
            rows = rows.Where(r => r.At < end);
        }

        return rows;
    }

    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
