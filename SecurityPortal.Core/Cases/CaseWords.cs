using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Cases;

/// <summary>Finds cases by the words of the names in them, and lets an index answer.</summary>
internal static class CaseWords
{
    // Words matched by more cases than this are looked for case by case in the order of the list, rarer ones fetched first.
    private const int RareWord = 2000;

    /// <summary>The cases in which each of the folded words begins a word of a name.</summary>
    internal static async Task<IQueryable<Case>> FindAsync(PortalDbContext db, IQueryable<Case> cases, IReadOnlyList<string> words, CancellationToken ct)
    {
        if (words.Count == 0)
        {
            return cases.Where(_ => false);
        }

        foreach (var word in words)
        {
            var isRare = await Hits(db, word).Take(RareWord + 1).CountAsync(ct) <= RareWord;
            cases = ByWord(db, cases, word, isRare);
        }

        return cases;
    }

    internal static IQueryable<Case> ByWord(PortalDbContext db, IQueryable<Case> cases, string word, bool isRare)
    {
        var hits = Hits(db, word);
        return isRare ? cases.Where(c => hits.Select(w => w.CaseId).Contains(c.Id)) : cases.Where(c => hits.Any(w => w.CaseId == c.Id));
    }

    // The range is what an index answers; LIKE would read every word. Stored words end at 60 characters.
    private static IQueryable<CaseSearchWord> Hits(PortalDbContext db, string word)
    {
        var from = word.Length > 60 ? word[..60] : word;
        var to = from[..^1] + (char)(from[^1] + 1);
#pragma warning disable CA1309 // Becomes the database's comparison, which is binary for this column.
        return db.CaseSearchWords.Where(w => string.Compare(w.Word, from) >= 0 && string.Compare(w.Word, to) < 0);
#pragma warning restore CA1309
    }
}
