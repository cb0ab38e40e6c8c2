using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Audit;

/// <summary>Shows the trail to auditors and administrators, and checks it. Both leave a row themselves. Error of both: <see cref="NotPermitted"/>.</summary>
public sealed class AuditQueries(
    IDbContextFactory<PortalDbContext> dbFactory, AuditVerification verification, IActorAccessor actors, IEnumerable<IAuditSubjects> subjects,
    TimeProvider clock)
{
    /// <summary>One page, the latest row first.</summary>
    public async Task<Result<Page<AuditView>>> ListAsync(AuditFilter filter, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var found = await SearchAsync(db, filter, ct);

        // The trail is long: no further is counted than it takes to know whether this page is the last.
        var asked = Math.Max(1, filter.Page.Number);
        var counted = await found.Take((int)Math.Min((long)asked * filter.Page.Size, int.MaxValue - 1) + 1).CountAsync(ct);
        var place = filter.Page.Within(counted);
        var page = await found.OrderByDescending(r => r.Id).At(place).ToListAsync(ct);

        var numbers = await NumbersAsync(db, page, ct);
        db.Audit(clock, actor, "audit.read", "audit", null, Words(filter));
        await db.SaveChangesAsync(ct);
        return place.Of(page.ConvertAll(r => new AuditView(
            r.Id, r.Sequence, r.At, r.ActorName, r.Action, r.SubjectKind, r.SubjectId,
            Guid.TryParse(r.SubjectId, out var id) ? numbers.GetValueOrDefault(id) : null, r.Detail, r.Remote))) with { IsMore = counted > place.Skip
                + place.Size };
    }

    /// <summary>Reads the whole chain; takes a few seconds for each million rows.</summary>
    public async Task<Result<AuditVerdict>> VerifyAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        return await verification.VerifyAsync(actor, null, ct);
    }

    private async Task<IQueryable<AuditRow>> SearchAsync(PortalDbContext db, AuditFilter filter, CancellationToken ct)
    {
        var rows = db.AuditRows.AsNoTracking();
        if (Trimmed(filter.Actor) is { } actor)
        {
            rows = rows.Where(r => r.ActorName.Contains(actor));
        }

        if (Trimmed(filter.Action)?.ToLowerInvariant() is { } action)
        {
            rows = rows.Where(r => r.Action.StartsWith(action));
        }

        if (Trimmed(filter.Subject) is { } subject)
        {
            var number = TypedText.PaperNumber(subject);
            Guid? id = null;
            foreach (var named in subjects)
            {
                id ??= await named.FindAsync(db, number, ct);
            }

            var key = id?.ToString() ?? subject;
            rows = rows.Where(r => r.SubjectId == key || r.SubjectKind == subject);
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

    // Keys as texts, compared as keys: the two databases write them differently.
    private async Task<Dictionary<Guid, string>> NumbersAsync(PortalDbContext db, List<AuditRow> rows, CancellationToken ct)
    {
        var numbers = new Dictionary<Guid, string>();
        foreach (var named in subjects)
        {
            var ids = rows.Where(r => r.SubjectKind == named.Kind).Select(r => Guid.TryParse(r.SubjectId, out var id) ? id : Guid.Empty).Distinct().ToList();
            foreach (var (id, number) in await named.NumbersAsync(db, ids, ct))
            {
                numbers[id] = number;
            }
        }

        return numbers;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // What was looked for is worth knowing later; who looked stands in the row itself.
    private static string? Words(AuditFilter filter)
    {
        var words = string.Join(", ", new[] { filter.Actor, filter.Action, filter.Subject, Day(filter.From), Day(filter.To), filter.Page.Number > 1
            ? $"page {filter.Page.Number}" : null }
            .Select(Trimmed).OfType<string>());
        return words.Length == 0 ? null : words[..Math.Min(words.Length, 200)];
    }

    private static string? Day(DateOnly? day) => day is { } value ? LocalTime.Format(value) : null;

    private async Task<Actor?> FindAsync(CancellationToken ct) =>
        await actors.FindAsync(ct) is { } actor && (actor.Is(PortalRoles.Auditor) || actor.CanAdminister) ? actor : null;
}
