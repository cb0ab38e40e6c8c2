using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Casework;

/// <summary>Understands what an officer types into the search field, and narrows the cases so that an index answers.</summary>
public static partial class CaseSearch
{
    /// <summary>True for a personal number: it must not stand in an address or a log.</summary>
    public static bool IsSecret(string? text) => PersonalNumber.TryParse(text, out _);

    /// <summary>The cases that match; all of them for an empty text.</summary>
    internal static async Task<IQueryable<Case>> ApplyAsync(PortalDbContext db, IQueryable<Case> cases, string? typed, DateOnly today, CancellationToken ct)
    {
        var text = TypedText.Visible(typed);
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

        return await CaseWords.FindAsync(db, cases, NameFolding.Words(text), ct);
    }

    /// <summary>
    /// The case numbers that a text can mean: a whole one, one without its first letters or its hyphens, or the running number alone of this year and the two
    /// before.
    /// </summary>
    internal static IReadOnlyList<string> Numbers(string text, DateOnly today)
    {
        var match = NumberForm().Match(TypedText.PaperNumber(text));
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

    [GeneratedRegex(@"^(?:(?:SSHPS-?)?(?<l>[A-Z]{2})-?(?<y>20\d{2})-?)?(?<n>[0-9]{1,6})$")]
    private static partial Regex NumberForm();
}
