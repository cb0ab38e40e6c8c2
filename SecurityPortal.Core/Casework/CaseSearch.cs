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

/// <summary>Understands what an officer types into the search field, and knows the index that answers.</summary>
public static partial class CaseSearch
{
    /// <summary>True for a personal number: it must not stand in an address or a log.</summary>
    public static bool IsSecret(string? text) => PersonalNumber.TryParse(text, out _);

    /// <summary>Where the cases lie that a text means; null for an empty text, which means all of them.</summary>
    internal static async Task<CaseSource?> FindAsync(PortalDbContext db, string? typed, DateOnly today, CancellationToken ct)
    {
        var text = TypedText.Visible(typed);
        if (text.Length == 0)
        {
            return null;
        }

        if (PersonalNumber.TryParse(text, out var person))
        {
            return CaseSource.Few(OfPerson(db, person));
        }

        if (BusinessNumber.TryParse(text, out var business))
        {
            var company = await db.BusinessNumberClaims.Where(c => c.Number == business).Select(c => (Guid?)c.CompanyId).SingleOrDefaultAsync(ct);
            return CaseSource.Few(OfBusiness(db, business, company));
        }

        return Numbers(text, today) is { Count: > 0 } numbers
            ? CaseSource.Few(db.Cases.Where(c => numbers.Contains(c.Number)).Places())
            : await CaseWords.FindAsync(db, NameFolding.Words(text), ct);
    }

    internal static IQueryable<CasePlace> OfPerson(PortalDbContext db, PersonalNumber person) =>
        db.CasePersons.Where(p => p.PersonalNumber == person).Join(db.Cases, p => p.CaseId, c => c.Id, (_, c) => c).Places();

    // A business may have two numbers, and may have filed under either.
    internal static IReadOnlyList<IQueryable<CasePlace>> OfBusiness(PortalDbContext db, BusinessNumber number, Guid? company)
    {
        var digits = number.ToString();
        var named = db.Cases.Where(c => c.ApplicantNumber == digits).Places();
        return company is null ? [named] : [named, db.Cases.Where(c => c.CompanyId == company).Places()];
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
