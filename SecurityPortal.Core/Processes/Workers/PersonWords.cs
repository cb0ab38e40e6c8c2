using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>Finds persons of the register by the words of their names; the words lie in the order of the register (decision 0026).</summary>
internal static class PersonWords
{
    // As with cases: so few are fetched and sorted, and more words than this are not read one beside the other.
    private const int Few = 2000;
    private const int MostRanges = 16;

    /// <summary>The first persons in the register's order in whose name each of the folded words begins a word.</summary>
    public static async Task<IReadOnlyList<Guid>> FirstAsync(PortalDbContext db, IReadOnlyList<string> words, int count, CancellationToken ct)
    {
        var counted = new List<(string Word, int Persons)>();
        foreach (var word in words.Select(RegisteredPersonWord.Cut).Distinct())
        {
            counted.Add((word, await Beginning(db, word).CountMostAsync(Few, ct)));
        }

        if (counted.Count == 0 || counted.Exists(c => c.Persons == 0))
        {
            return [];
        }

        var (rarest, persons) = counted.OrderBy(c => c.Persons).ThenByDescending(c => c.Word.Length).First();
        var whole = persons <= Few ? null : await db.RegisteredPersonWords.Select(w => w.Word).DifferentAsync(rarest, MostRanges, ct);
        var others = counted.Select(c => c.Word).Where(w => w != rarest).ToList();
        for (var asked = count; ; asked *= 2)
        {
            var found = await Ordered(db, rarest, others, whole?.Filled(""), persons <= Few).Take(asked).ToListAsync(ct);
            var ids = found.Select(p => p.PersonId).Distinct().Take(count).ToList();
            if (ids.Count == count || found.Count < asked)
            {
                return ids;
            }
        }
    }

    /// <summary>The persons in order; whoever has two words that begin so comes twice, one right after the other.</summary>
    internal static IQueryable<Place> Ordered(PortalDbContext db, string rarest, IReadOnlyList<string> others, IReadOnlyList<string>? whole, bool isFew)
    {
        var more = others.Select(other => Beginning(db, other)).ToList();
        IQueryable<Place> Range(IQueryable<Place> places) => more.Aggregate(places, (some, words) => some.Where(p => words.Any(w => w.PersonId == p.PersonId)));
        IQueryable<Place> Places(IQueryable<RegisteredPersonWord> words) => words.Select(w => new Place { SortName = w.SortName, PersonId = w.PersonId });
        var rare = Beginning(db, rarest);
        var all = isFew ? Range(Places(rare))
            : whole is not null ? whole.Select(word => Range(Places(db.RegisteredPersonWords.Where(w => w.Word == word)))).Aggregate((a, b) => a.Concat(b))
            : Range(db.RegisteredPersons.Where(p => rare.Any(w => w.PersonId == p.Id)).Select(p => new Place { SortName = p.SortName, PersonId = p.Id }));
        return all.OrderBy(p => p.SortName).ThenBy(p => p.PersonId);
    }

    private static IQueryable<RegisteredPersonWord> Beginning(PortalDbContext db, string word)
    {
        var to = LongLists.After(word);
#pragma warning disable CA1309 // Becomes the database's comparison, which is binary for this column.
        return db.RegisteredPersonWords.Where(w => string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, to) < 0);
#pragma warning restore CA1309
    }

    /// <summary>Where a person stands in the register.</summary>
    internal sealed class Place
    {
        public required string SortName { get; init; }

        public Guid PersonId { get; init; }
    }
}
