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
        var found = await new AuditSearch(db, filter).FindAsync(subjects, ct);

        // The trail is long: no further is looked than it takes to know whether this page is the last.
        var asked = Math.Max(1, filter.Page.Number);
        var keys = await found.Take((int)Math.Min((long)asked * filter.Page.Size, int.MaxValue - 1) + 1).ToListAsync(ct);
        var place = filter.Page.Within(keys.Count);
        var wanted = keys.At(place).ToList();
        var rows = await db.AuditRows.AsNoTracking().Where(r => wanted.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var page = wanted.ConvertAll(id => rows[id]);

        var numbers = await NumbersAsync(db, page, ct);
        db.Audit(clock, actor, "audit.read", "audit", null, Words(filter));
        await db.SaveChangesAsync(ct);
        return place.Of(page.ConvertAll(r => new AuditView(
            r.Id, r.Sequence, r.At, r.ActorName, r.Action, r.SubjectKind, r.SubjectId,
            Guid.TryParse(r.SubjectId, out var id) ? numbers.GetValueOrDefault(id) : null, r.Detail, r.Remote))) with { IsMore = keys.Count > place.Skip
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

    // What was looked for is worth knowing later; who looked stands in the row itself.
    private static string? Words(AuditFilter filter)
    {
        var words = string.Join(", ", new[] { filter.Actor, filter.Action, filter.Subject, Day(filter.From), Day(filter.To), filter.Page.Number > 1
            ? $"page {filter.Page.Number}" : null }
            .Select(AuditSearch.Trimmed).OfType<string>());
        return words.Length == 0 ? null : words[..Math.Min(words.Length, 200)];
    }

    private static string? Day(DateOnly? day) => day is { } value ? LocalTime.Format(value) : null;

    private async Task<Actor?> FindAsync(CancellationToken ct) =>
        await actors.FindAsync(ct) is { } actor && (actor.Is(PortalRoles.Auditor) || actor.CanAdminister) ? actor : null;
}
