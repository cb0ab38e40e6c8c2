using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Register;

/// <summary>
/// Tells anyone whether a licence is valid. Companies are found by licence number, business number or name; natural persons only by the full licence number;
/// both by the unguessable token of a QR code (product.md, Public check).
/// </summary>
public sealed partial class PublicCheck(
    IDbContextFactory<PortalDbContext> dbFactory, HolderNames holders, IEnumerable<IPublicCheckSource> sources, CodeBookCache codes, TimeProvider clock)
{
    private const int MostCompanies = 20;
    private const int LongestQuestion = 200;

    // Whether a licence runs out soon is the holder's concern: to the public it is valid to its last day.
    private const int NoWindow = -1;

    /// <summary>Answers what a visitor typed: a number, a name, or the address or code read from a QR code.</summary>
    public async Task<CheckAnswer> FindAsync(string? text, CancellationToken ct)
    {
        var typed = TypedText.Visible(text);
        if (typed.Length == 0)
        {
            return new CheckAnswer(CheckOutcome.Empty, []);
        }

        typed = typed.Length <= LongestQuestion ? typed : typed[..LongestQuestion];
        if (Token().Match(typed) is { Success: true } token)
        {
            return await FindByTokenAsync(token.Groups[1].Value, ct);
        }

        if (PersonalNumber.TryParse(typed, out _))
        {
            return new CheckAnswer(CheckOutcome.PersonalNumber, []);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (LicenceNumbers.Readings(typed) is { Count: > 0 } numbers)
        {
            // A list of values would have its SQL written anew at each question: one value is none, and more travel as one parameter.
            var asked = numbers is [var number] ? db.Licences.Where(l => l.Number == number) : db.Licences.Where(l => EF.Parameter(numbers).Contains(l.Number));
            var licence = await AnswerAsync(db, asked, currentOnly: false, ct);
            return licence.Outcome == CheckOutcome.NotFound ? await ElsewhereAsync(db, numbers, null, ct) : licence;
        }

        if (BusinessNumber.TryParse(typed, out var business))
        {
            var company = await db.BusinessNumberClaims.Where(c => c.Number == business).Select(c => (Guid?)c.CompanyId).SingleOrDefaultAsync(ct);
            return company is null ? NotFound : await AnswerAsync(db, db.Licences.Where(l => l.CompanyId == company), currentOnly: true, ct);
        }

        var words = NameFolding.Words(typed);
        if (words.Sum(w => w.Length) < 3)
        {
            return new CheckAnswer(CheckOutcome.TooShort, []);
        }

        var found = await holders.FindAsync(words, ct);
        var shown = found.Take(MostCompanies).ToArray();
        var answer = await AnswerAsync(db, db.Licences.Where(l => l.CompanyId != null && shown.Contains(l.CompanyId.Value)), currentOnly: true, ct);
        return found.Count > shown.Length ? answer with { Outcome = CheckOutcome.More } : answer;
    }

    /// <summary>The licence of a QR code's token.</summary>
    public async Task<CheckAnswer> FindByTokenAsync(string token, CancellationToken ct)
    {
        var code = token.ToLowerInvariant();
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var licence = await AnswerAsync(db, db.Licences.Where(l => l.Token == code), currentOnly: false, ct);
        return licence.Outcome == CheckOutcome.NotFound ? await ElsewhereAsync(db, [], code, ct) : licence;
    }

    private static CheckAnswer NotFound { get; } = new(CheckOutcome.NotFound, []);

    private async Task<CheckAnswer> AnswerAsync(PortalDbContext db, IQueryable<Licence> licences, bool currentOnly, CancellationToken ct)
    {
        var today = clock.Today();
        var book = await codes.CurrentAsync(ct);
        var rows = await licences.AsNoTracking().Select(l => new
        {
            Licence = l,
            Renewal = db.Set<Case>().Where(c => c.PreviousLicenceId == l.Id && !EF.Constant(CaseStates.Ended).Contains(c.Status))
                .Select(c => (DateTime?)c.SubmittedAt).FirstOrDefault(),
            RenewedBy = db.Set<Licence>().Where(n => n.PreviousLicenceId == l.Id).Select(n => n.Number).FirstOrDefault(),
        }).ToListAsync(ct);
        if (currentOnly)
        {
            // Of each holder and class the one that counts: valid, else the last.
            rows = [.. rows.GroupBy(r => (r.Licence.CompanyId, r.Licence.ProcessKey, r.Licence.ClassCode))
                .Select(g => g.OrderByDescending(r => r.Licence.StateOn(today, NoWindow).IsValid()).ThenByDescending(r => r.Licence.ValidTo).First())];
        }

        var found = rows.ConvertAll(row => View(row.Licence, book, today) with
        {
            RenewalSince = row.Renewal is { } filed && LocalTime.DateOf(filed) <= row.Licence.ValidTo ? LocalTime.DateOf(filed) : null,
            RenewedBy = row.RenewedBy,
        });
        return found.Count == 0
            ? NotFound
            : new CheckAnswer(CheckOutcome.Found,
                [.. found.OrderBy(l => NameFolding.Fold(l.HolderName), StringComparer.Ordinal).ThenBy(l => l.ClassCode, StringComparer.Ordinal)]);
    }

    private async Task<CheckAnswer> ElsewhereAsync(PortalDbContext db, IReadOnlyList<string> numbers, string? token, CancellationToken ct)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(db, numbers, token, ct) is { } found)
            {
                return new CheckAnswer(CheckOutcome.Found, [found]);
            }
        }

        return NotFound;
    }

    /// <summary>What anyone may know of a licence, without its renewal.</summary>
    internal static CheckedLicence View(Licence licence, CodeBook book, DateOnly today)
    {
        var process = ProcessCatalogue.Get(licence.ProcessKey);
        return new CheckedLicence
        {
            Number = licence.Number,
            Grant = process.Text("Grant"),
            ClassCode = licence.ClassCode,
            ClassName = book.Name(process.ClassList, licence.ClassCode, licence.IssuedAt),
            HolderName = licence.HolderName,
            State = licence.StateOn(today, NoWindow),
            ValidFrom = licence.ValidFrom,
            ValidTo = licence.ValidTo,
            SuspendedOn = licence.SuspendedAt is { } suspended ? LocalTime.DateOf(suspended) : null,
            RevokedOn = licence.RevokedAt is { } revoked ? LocalTime.DateOf(revoked) : null,
        };
    }

    // The bare code, or an address that ends in it, as a QR reader gives it.
    [GeneratedRegex(@"\A(?:https?://\S+/check/)?([0-9a-f]{32})/?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
