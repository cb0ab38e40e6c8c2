using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Cases;

/// <summary>Understands what an officer types into the search field, and narrows the cases so that an index answers.</summary>
public static partial class CaseSearch
{
    // Words matched by more cases than this are looked for case by case in the order of the list, rarer ones fetched first.
    private const int RareWord = 2000;

    /// <summary>True for a personal number: it must not stand in an address or a log.</summary>
    public static bool IsSecret(string? text) => PersonalNumber.TryParse(text, out _);

    /// <summary>The cases that match; all of them for an empty text.</summary>
    internal static async Task<IQueryable<Case>> ApplyAsync(PortalDbContext db, IQueryable<Case> cases, string? typed, DateOnly today, CancellationToken ct)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return cases;
        }

        if (PersonalNumber.TryParse(text, out var person))
        {
            var named = db.CasePersons.Where(p => p.PersonalNumber == person).Select(p => p.CaseId);
            return cases.Where(c => named.Contains(c.Id));
        }

        if (BusinessNumber.TryParse(text, out var business))
        {
            // A business may have two numbers, and may have filed under either.
            var company = db.BusinessNumberClaims.Where(c => c.Number == business).Select(c => c.CompanyId);
            var digits = business.ToString();
            return cases.Where(c => c.ApplicantNumber == digits || company.Contains(c.CompanyId!.Value));
        }

        if (Numbers(text, today) is { Count: > 0 } numbers)
        {
            return cases.Where(c => numbers.Contains(c.Number));
        }

        return await ByWordsAsync(db, cases, NameFolding.Words(text), ct);
    }

    /// <summary>The case numbers that a text can mean: a whole one, one without its first letters, or the running number alone of this year and the two before.</summary>
    internal static IReadOnlyList<string> Numbers(string text, DateOnly today)
    {
        var match = NumberForm().Match(text.ToUpperInvariant());
        if (!match.Success)
        {
            return [];
        }

        var sequence = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        return match.Groups["l"].Success
            ? [$"SSHPS-{match.Groups["l"].Value}-{match.Groups["y"].Value}-{sequence:000000}"]
            : [.. from process in ProcessCatalogue.All
                  from year in Enumerable.Range(today.Year - 2, 3)
                  select $"SSHPS-{process.Letters}-{year}-{sequence:000000}"];
    }

    /// <summary>The cases in which each of the folded words begins a word of a name.</summary>
    internal static async Task<IQueryable<Case>> ByWordsAsync(PortalDbContext db, IQueryable<Case> cases, IReadOnlyList<string> words, CancellationToken ct)
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

    [GeneratedRegex(@"^(?:(?:SSHPS-)?(?<l>[A-Z]{2})-(?<y>\d{4})-)?(?<n>\d{1,6})$")]
    private static partial Regex NumberForm();
}
