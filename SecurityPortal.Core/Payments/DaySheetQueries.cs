using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Payments;

/// <summary>The cashier's day: what was booked, taken back and given back, with sums.</summary>
public sealed class DaySheetQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    /// <summary>The sheet of a local day; the look leaves an audit row. Error: common.not-permitted.</summary>
    public async Task<Result<DaySheet>> ReadAsync(DateOnly day, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanReadPayments: true } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var sheet = await ReadAsync(db, day, ct);
        db.Audit(clock, actor, "payment.day", "day", $"{day:yyyy-MM-dd}");
        await db.SaveChangesAsync(ct);
        return sheet;
    }

    /// <summary>The same as a workbook. Error: common.not-permitted.</summary>
    public async Task<Result<WorkbookFile>> ExportAsync(DateOnly day, CancellationToken ct)
    {
        var read = await ReadAsync(day, ct);
        if (!read.IsOk)
        {
            return read.Error!;
        }

        string Word(string key) => Texts.Get<PaymentTexts>(key, CultureInfo.CurrentUICulture);
        string[] header =
        [
            Word("Day.Time"), Word("Day.Kind"), Word("Slip.Number"), Word("Case"), Word("Slip.Payer"), Word("Slip.RevenueCode"), Word("BankDate"),
            Word("BankReference"), Word("Day.Cashier"), Word("Slip.Amount"),
        ];
        IEnumerable<IReadOnlyList<object?>> rows = read.Value.Rows.Select(r => (IReadOnlyList<object?>)
        [
            LocalTime.FormatTime(r.At), Word($"Day.Kind.{r.Kind}"), r.SlipNumber, r.CaseNumber, r.Payer, r.RevenueCode,
            r.BankDate is { } paid ? LocalTime.Format(paid) : null, r.BankReference, r.Cashier, r.Cents / 100m,
        ]);
        rows = rows.Append([null, Word("Day.Total"), null, null, null, null, null, null, null, read.Value.TotalCents / 100m]);
        return Workbook.Write($"Arka-{day:yyyy-MM-dd}.xlsx", new Sheet(LocalTime.Format(day), header, rows));
    }

    private static async Task<DaySheet> ReadAsync(PortalDbContext db, DateOnly day, CancellationToken ct)
    {
        var (from, to) = (LocalTime.StartOf(day), LocalTime.StartOf(day.AddDays(1)));
        var payments = await db.Payments.AsNoTracking().Where(p => (p.BookedAt >= from && p.BookedAt < to) || (p.EndedAt >= from && p.EndedAt < to))
            .Join(db.PaymentSlips, p => p.SlipId, s => s.Id, (p, s) => new
            {
                Payment = p, s.Number, s.PayerName, s.RevenueCode,
                CaseNumber = db.Set<Case>().Where(c => c.Id == s.CaseId).Select(c => c.Number).First(),
            }).ToListAsync(ct);
        var refunds = await db.Refunds.AsNoTracking().Where(r => r.Status == RefundStatus.Refunded && r.EndedAt >= from && r.EndedAt < to)
            .Select(r => new { Refund = r, Number = db.Set<PaymentSlip>().Where(s => s.Id == r.SlipId).Select(s => s.Number).FirstOrDefault() })
            .ToListAsync(ct);
        var names = await db.NamesAsync(
            payments.SelectMany(p => new Guid?[] { p.Payment.BookedBy, p.Payment.EndedBy }).Concat(refunds.Select(r => r.Refund.EndedBy)), ct);
        string Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known, "") : "";

        List<DayRow> rows = [];
        foreach (var p in payments)
        {
            DayRow Row(DayRowKind kind, DateTime at, Guid? by, long cents) => new(
                at, kind, p.Number, p.CaseNumber, p.PayerName, p.RevenueCode, p.Payment.BankDate, p.Payment.BankReference, Name(by), cents);
            if (p.Payment.BookedAt >= from && p.Payment.BookedAt < to)
            {
                rows.Add(Row(DayRowKind.Booked, p.Payment.BookedAt, p.Payment.BookedBy, p.Payment.AmountCents));
            }

            if (p.Payment.EndedAt is { } ended && ended >= from && ended < to)
            {
                var kind = p.Payment.State == PaymentState.TakenBack ? DayRowKind.TakenBack : DayRowKind.Corrected;
                rows.Add(Row(kind, ended, p.Payment.EndedBy, -p.Payment.AmountCents));
            }
        }

        rows.AddRange(refunds.Select(r => new DayRow(
            r.Refund.EndedAt!.Value, DayRowKind.Refunded, r.Number, null, r.Refund.Payer, null, null, r.Refund.Note, Name(r.Refund.EndedBy),
            -r.Refund.AmountCents)));
        return new DaySheet(day, [.. rows.OrderBy(r => r.At).ThenBy(r => r.SlipNumber)]);
    }
}

/// <summary>A cashier's day.</summary>
/// <param name="Day">Local day.</param>
/// <param name="Rows">What happened, in order of time.</param>
public sealed record DaySheet(DateOnly Day, IReadOnlyList<DayRow> Rows)
{
    /// <summary>What the day's rows add up to.</summary>
    public long TotalCents => Rows.Sum(r => r.Cents);

    /// <summary>Sum of a kind.</summary>
    public long Of(DayRowKind kind) => Rows.Where(r => r.Kind == kind).Sum(r => r.Cents);
}

/// <summary>What a row of the day sheet is.</summary>
public enum DayRowKind
{
    Booked,
    TakenBack,
    Corrected,
    Refunded,
}

/// <summary>A row of the day sheet.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What it is.</param>
/// <param name="SlipNumber">The slip, where there is one.</param>
/// <param name="CaseNumber">Its case.</param>
/// <param name="Payer">Who paid, or who gets it.</param>
/// <param name="RevenueCode">Revenue code of the slip.</param>
/// <param name="BankDate">The bank's day.</param>
/// <param name="BankReference">The bank's reference.</param>
/// <param name="Cashier">Who booked it.</param>
/// <param name="Cents">Cents; negative for what went out or ceased to count.</param>
public sealed record DayRow(
    DateTime At, DayRowKind Kind, string? SlipNumber, string? CaseNumber, string Payer, string? RevenueCode, DateOnly? BankDate, string? BankReference,
    string Cashier, long Cents)
{
    // Names are nobody's business in a log.
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {SlipNumber}";
}
