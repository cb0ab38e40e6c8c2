using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Cases;

/// <summary>
/// Finds cases by the words of the names in them. The words lie in the order of filing, so that common ones are read no further than is shown.
/// </summary>
internal static class CaseWords
{
    // Words that stand in no more cases than this are fetched and sorted.
    private const int Few = 2000;

    // A beginning that more words share than this is borne by so many that going through the cases finds them soon.
    private const int MostRanges = 16;

    /// <summary>The cases in which each of the folded words begins a word of a name.</summary>
    internal static async Task<CaseSource> FindAsync(PortalDbContext db, IReadOnlyList<string> words, CancellationToken ct)
    {
        var counted = new List<(string Word, int Cases)>();
        foreach (var word in words.Select(CaseSearchWord.Cut).Distinct())
        {
            counted.Add((word, await Beginning(db, word).CountMostAsync(Few, ct)));
        }

        if (counted.Count == 0 || counted.Exists(c => c.Cases == 0))
        {
            return CaseSource.None;
        }

        var (rarest, cases) = counted.OrderBy(c => c.Cases).ThenByDescending(c => c.Word.Length).First();
        var whole = cases <= Few ? null : await db.CaseSearchWords.Select(w => w.Word).DifferentAsync(rarest, MostRanges, ct);
        var (others, alone) = (new List<string>(), new HashSet<string>());
        foreach (var other in counted.Select(c => c.Word).Where(w => w != rarest))
        {
            // Where one word alone begins so, it is looked for as it stands: beside the place in its own range.
            var only = cases > Few && await db.CaseSearchWords.Select(w => w.Word).DifferentAsync(other, 1, ct) is [var word] ? word : null;
            others.Add(only ?? other);
            alone.UnionWith(only is null ? [] : [only]);
        }

        return Of(db, rarest, others, whole?.Filled(""), cases <= Few, alone);
    }

    /// <summary>The cases by the rarest of the words.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="rarest">The beginning from whose words the cases are read.</param>
    /// <param name="others">Beginnings that must stand in them too.</param>
    /// <param name="whole">The words that begin so; null for too many.</param>
    /// <param name="isFew">The rarest stands in few cases, and they are sorted.</param>
    /// <param name="alone">Of the others those that are whole words.</param>
    internal static CaseSource Of(
        PortalDbContext db, string rarest, IReadOnlyList<string> others, IReadOnlyList<string>? whole, bool isFew, IReadOnlySet<string>? alone = null)
    {
        var all = others.Prepend(rarest).Select(word => Beginning(db, word)).ToList();
        IQueryable<CasePlace> Range(IQueryable<CaseSearchWord> words) => others.Aggregate(
            words.Select(w => new CasePlace { SubmittedAt = w.SubmittedAt, CaseId = w.CaseId }),
            (places, other) => With(places, db, other, alone?.Contains(other) == true));
        return new CaseSource(
            isFew ? [Range(all[0])] : whole?.Select(word => Range(db.CaseSearchWords.Where(w => w.Word == word))).ToList(),
            isFew,
            cases => all.Aggregate(cases, (some, words) => some.Where(c => words.Any(w => w.CaseId == c.Id))));
    }

    private static IQueryable<CasePlace> With(IQueryable<CasePlace> places, PortalDbContext db, string word, bool isWhole)
    {
        if (isWhole)
        {
            var same = db.CaseSearchWords.Where(w => w.Word == word);
            return places.Where(p => same.Any(w => w.SubmittedAt == p.SubmittedAt && w.CaseId == p.CaseId));
        }

        var beginning = Beginning(db, word);
        return places.Where(p => beginning.Any(w => w.CaseId == p.CaseId));
    }

    private static IQueryable<CaseSearchWord> Beginning(PortalDbContext db, string word)
    {
        var to = LongLists.After(word);
#pragma warning disable CA1309 // Becomes the database's comparison, which is binary for this column.
        return db.CaseSearchWords.Where(w => string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, to) < 0);
#pragma warning restore CA1309
    }
}
