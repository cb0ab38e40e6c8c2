using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Licences;

/// <summary>
/// The folded names of all companies that hold or held a licence, kept in memory for the public check: a few hundred, read again after ten seconds. Natural
/// persons are not among them.
/// </summary>
public sealed class HolderNames(IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private volatile Entry? _entry;

    /// <summary>Companies in whose name, of today or at some issue, each of the words begins a word.</summary>
    public async ValueTask<IReadOnlyList<Guid>> FindAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var entry = _entry;
        if (entry is null || clock.GetElapsedTime(entry.ReadAt) >= Fresh)
        {
            _entry = entry = new Entry(await ReadAsync(ct), clock.GetTimestamp());
        }

        return [.. entry.Names.Where(n => words.All(w => n.Words.Any(own => own.StartsWith(w, StringComparison.Ordinal)))).Select(n => n.CompanyId).Distinct()];
    }

    private async Task<List<Name>> ReadAsync(CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var names = await db.Licences.Where(l => l.CompanyId != null)
            .Join(db.Companies, l => l.CompanyId, c => c.Id, (l, c) => new { c.Id, c.Name, l.HolderName })
            .Distinct()
            .ToListAsync(ct);
        return [.. names.SelectMany(n => new[] { n.Name, n.HolderName }.Distinct().Select(text => new Name(n.Id, NameFolding.Words(text))))];
    }

    private sealed record Name(Guid CompanyId, IReadOnlyList<string> Words);

    // A timestamp goes on also when the clock is set back.
    private sealed record Entry(IReadOnlyList<Name> Names, long ReadAt);
}
