using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>Finds the slip that each entry of a statement pays, or why there is none. Reads only.</summary>
internal static partial class StatementMatching
{
    private const int Chunk = 500;

    /// <summary>The lines of a statement with what would become of each today.</summary>
    public static async Task<List<BankStatementLine>> MatchAsync(
        PortalDbContext db, Guid statementId, IReadOnlyList<StatementEntry> entries, DateOnly today, CancellationToken ct)
    {
        var found = entries.Select(e => (Entry: e, Reference: ReferenceIn(e.Text), Key: "")).ToArray();
        var twins = new Dictionary<string, int>();
        for (var i = 0; i < found.Length; i++)
        {
            // Entries of one file that look the same are as many payments.
            var basis = Basis(found[i].Entry);
            twins[basis] = twins.GetValueOrDefault(basis) + 1;
            found[i].Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{basis}|{twins[basis]}")));
        }

        var slips = await SlipsAsync(db, found.Select(f => f.Reference.Digits).OfType<string>().Distinct(), ct);
        var known = await KnownAsync(db, found.Select(f => f.Key), ct);
        var undone = found.Where(f => f.Entry is { IsReversal: true, IsCredit: false, IsPending: false } && f.Reference.Digits is not null
            && !known.Contains(f.Key))
            .CountBy(f => (f.Reference.Digits!, f.Entry.AmountCents)).ToDictionary();
        return
        [
            .. found.Select(f =>
            {
                var slip = f.Reference.Digits is { } digits ? slips.GetValueOrDefault(digits) : null;
                return new BankStatementLine
                {
                    StatementId = statementId, Row = f.Entry.Row, EntryKey = f.Key, EntryReference = f.Entry.EntryReference, BookedOn = f.Entry.BookedOn,
                    AmountCents = f.Entry.AmountCents, Reference = f.Reference.Digits, Payer = f.Entry.Payer,
                    PayerAccount = f.Entry.PayerAccount, IsCredit = f.Entry.IsCredit, Currency = CurrencyOf(f.Entry),
                    Text = f.Entry.Text.Length <= 300 ? f.Entry.Text : f.Entry.Text[..300],
                    SlipId = slip is { IsCollective: false } ? slip.Id : null, CollectiveId = slip is { IsCollective: true } ? slip.Id : null,
                    Outcome = f.Entry.IsPending ? StatementOutcome.Pending
                        : known.Contains(f.Key) ? StatementOutcome.Repeated : OutcomeOf(f.Entry, f.Reference, slip, undone, today),
                };
            }),
        ];
    }

    /// <summary>
    /// The payment reference that stands in a text: 16 digits, written together, in groups or cut over two lines. Of several the one whose check digits fit,
    /// and of those the one that is least cut.
    /// </summary>
    public static (string? Digits, bool Fits) ReferenceIn(string text)
    {
        var readings = Readings(text).OrderBy(r => r.Cuts).Select(r => r.Digits).ToList();
        var fitting = readings.Find(PaymentReference.IsValid);
        return (fitting ?? readings.FirstOrDefault(), fitting is not null);
    }

    // Sixteen digits from the beginning of a group to the end of one, with nothing but a blank, a hyphen or a line's end between groups.
    private static IEnumerable<(string Digits, int Cuts)> Readings(string text)
    {
        var groups = DigitGroups().Matches(text);
        for (var first = 0; first < groups.Count; first++)
        {
            var digits = "";
            for (var last = first; last < groups.Count && digits.Length < PaymentReference.Length; last++)
            {
                if (last > first && !IsCut(text[(groups[last - 1].Index + groups[last - 1].Length)..groups[last].Index]))
                {
                    break;
                }

                digits += groups[last].Value;
                if (digits.Length == PaymentReference.Length)
                {
                    yield return (digits, last - first);
                }
            }
        }
    }

    private static bool IsCut(string between) => between.Length <= 3 && between.Trim() is "" or "-" or "|";

    private static StatementOutcome OutcomeOf(
        StatementEntry entry, (string? Digits, bool Fits) reference, SlipState? slip, Dictionary<(string, long?), int> undone, DateOnly today)
    {
        if (entry.IsReversal)
        {
            return StatementOutcome.Reversal;
        }

        if (entry.AmountCents is not { } cents || entry.BookedOn is not { } day || cents == 0)
        {
            return StatementOutcome.Unreadable;
        }

        if (!entry.IsCredit)
        {
            return StatementOutcome.Debit;
        }

        // Booked from paper before; a reversal in the same statement undoes the booking.
        if (slip is not null && string.Equals(entry.Currency, "EUR", StringComparison.OrdinalIgnoreCase)
            && slip.Paper.FindIndex(p => p.Fits(cents, day)) is >= 0 and var paper)
        {
            slip.Paper.RemoveAt(paper);
            return StatementOutcome.BookedByHand;
        }

        // Each reversal undoes one payment.
        if (reference.Digits is { } digits && undone.GetValueOrDefault((digits, cents)) is > 0 and var left)
        {
            undone[(digits, cents)] = left - 1;
            return StatementOutcome.TakenBack;
        }

        return slip switch
        {
            _ when !string.Equals(entry.Currency, "EUR", StringComparison.OrdinalIgnoreCase) => StatementOutcome.Currency,
            null when reference.Digits is null => StatementOutcome.NoReference,
            null => reference.Fits ? StatementOutcome.UnknownReference : StatementOutcome.CheckDigits,
            { IsPaid: true } => StatementOutcome.AlreadyBooked,
            { IsPayable: false } => StatementOutcome.CaseEnded,
            _ when day < slip.IssuedOn || day > today => StatementOutcome.BankDate,
            _ => Take(slip, cents),
        };
    }

    // Payments of one file add up.
    private static StatementOutcome Take(SlipState slip, long cents)
    {
        var due = slip.DueCents;
        slip.DueCents = Math.Max(0, due - cents);
        return due == 0 ? StatementOutcome.AlreadyBooked
            : cents == due ? StatementOutcome.Matched : cents < due ? StatementOutcome.PartPayment : StatementOutcome.Overpayment;
    }

    private static string CurrencyOf(StatementEntry entry) => entry.Currency.Length <= 3 ? entry.Currency.ToUpperInvariant() : "???";

    private static async Task<Dictionary<string, SlipState>> SlipsAsync(PortalDbContext db, IEnumerable<string> references, CancellationToken ct)
    {
        var slips = new Dictionary<string, SlipState>();
        foreach (var chunk in references.Chunk(Chunk))
        {
            var rows = await db.PaymentSlips.AsNoTracking().Where(s => chunk.Contains(s.Reference))
                .Join(db.Cases.AsNoTracking(), s => s.CaseId, c => c.Id, (s, c) => new { Slip = s, File = c }).ToListAsync(ct);
            var paper = await PaperMoney.OfAsync(db, rows.ConvertAll(r => r.Slip.Id), ct);
            foreach (var (slip, file) in rows.Select(r => (r.Slip, r.File)))
            {
                slips[slip.Reference] = new SlipState(slip.Id, LocalTime.DateOf(slip.IssuedAt), slip.Status == SlipStatus.Paid,
                    SlipBooking.TakesMoney(slip, file)) { DueCents = slip.DueCents, Paper = [.. paper[slip.Id]] };
            }

            foreach (var collective in await db.CollectiveSlips.AsNoTracking().Where(c => chunk.Contains(c.Reference)).ToListAsync(ct))
            {
                var due = (await LineBooking.PayableAsync(db, collective.Id, ct)).Sum(s => s.Slip.DueCents);
                var isPaid = due == 0 && await db.PaymentSlips.AnyAsync(s => s.CollectiveId == collective.Id && s.Status == SlipStatus.Paid, ct);
                slips[collective.Reference] = new SlipState(collective.Id, LocalTime.DateOf(collective.IssuedAt), isPaid, due > 0)
                {
                    DueCents = due, IsCollective = true,
                };
            }
        }

        return slips;
    }

    private static async Task<HashSet<string>> KnownAsync(PortalDbContext db, IEnumerable<string> keys, CancellationToken ct)
    {
        var known = new HashSet<string>();
        foreach (var chunk in keys.Chunk(Chunk))
        {
            known.UnionWith(await db.BankStatementLines
                .Where(l => chunk.Contains(l.EntryKey) && l.Outcome != StatementOutcome.Repeated && l.Outcome != StatementOutcome.Pending
                    && db.Set<BankStatement>()
                    .Any(s => s.Id == l.StatementId && s.ConfirmedAt != null))
                .Select(l => l.EntryKey).ToListAsync(ct));
        }

        return known;
    }

    // The bank's own reference names an entry; banks that give none are known by everything that they say.
    private static string Basis(StatementEntry e)
    {
        var said = e.EntryReference is null ? $"{e.Payer}|{e.Text}" : ReferenceIn(e.Text).Digits;
        return $"{(e.IsPending ? "announced|" : "")}{e.BookedOn:yyyyMMdd}|{e.AmountCents}|{(e.IsCredit ? '+' : '-')}|{e.EntryReference}|{said}";
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex DigitGroups();

    private sealed record SlipState(Guid Id, DateOnly IssuedOn, bool IsPaid, bool IsPayable)
    {
        /// <summary>What the lines before this one leave to be paid.</summary>
        public required long DueCents { get; set; }

        public bool IsCollective { get; init; }

        /// <summary>What was booked from paper and came with no line yet.</summary>
        public List<PaperBooking> Paper { get; init; } = [];
    }
}
