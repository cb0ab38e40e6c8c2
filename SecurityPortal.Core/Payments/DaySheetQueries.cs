using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Spreadsheets;

namespace SecurityPortal.Core.Payments;

/// <summary>The cashier's day: what was booked, taken back and given back, and where the money is before and after it.</summary>
public sealed class DaySheetQueries(IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock)
{
    /// <summary>The sheet of a local day, which leaves an audit row; of a day past it is as it was then. Error: common.not-permitted.</summary>
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
        return read.IsOk ? Book(read.Value) : read.Error!;
    }

    internal static WorkbookFile Book(DaySheet sheet)
    {
        string Word(string key) => Texts.Get<PaymentTexts>(key, CultureInfo.CurrentUICulture);
        string[] header =
        [
            Word("Day.Time"), Word("Day.Kind"), Word("Slip.Number"), Word("Case"), Word("Slip.Payer"), Word("Slip.RevenueCode"), Word("BankDate"),
            Word("BankReference"), Word("Day.Cashier"), Word("Slip.Amount"),
        ];
        IEnumerable<IReadOnlyList<object?>> rows = sheet.Rows.Select(r => (IReadOnlyList<object?>)
        [
            LocalTime.FormatTime(r.At), Word($"Day.Kind.{r.Kind}"), r.SlipNumber, r.CaseNumber, r.Payer, r.RevenueCode,
            r.BankDate is { } paid ? LocalTime.Format(paid) : null, r.BankReference, r.Cashier, r.Cents / 100m,
        ]);
        rows = rows.Concat(sheet.Sums.Select(s => (IReadOnlyList<object?>)[null, Word($"Day.{s.Key}"), null, null, null, null, null, null, null,
            s.Cents / 100m]));
        return Workbook.Write($"Arka-{sheet.Day:yyyy-MM-dd}.xlsx", new Sheet(LocalTime.Format(sheet.Day), header, rows));
    }

    private static async Task<DaySheet> ReadAsync(PortalDbContext db, DateOnly day, CancellationToken ct)
    {
        var (from, to) = (LocalTime.StartOf(day), LocalTime.StartOf(day.AddDays(1)));
        var payments = await Payments(db, from, to).ToListAsync(ct);
        var refunds = await Refunds(db, from, to).ToListAsync(ct);
        var names = await db.NamesAsync(
            payments.SelectMany(p => new Guid?[] { p.Payment.BookedBy, p.Payment.EndedBy })
                .Concat(refunds.SelectMany(r => new Guid?[] { r.Refund.CreatedBy, r.Refund.EndedBy })), ct);
        string Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known, "") : "";
        bool IsOfDay(DateTime? at) => at >= from && at < to;

        List<DayRow> rows = [];
        foreach (var p in payments)
        {
            DayRow Row(DayRowKind kind, DateTime at, Guid? by, long cents) => new(
                at, kind, p.Number, p.CaseNumber, p.Payer, p.RevenueCode, p.Payment.BankDate, p.Payment.BankReference, Name(by), cents);
            if (IsOfDay(p.Payment.BookedAt))
            {
                rows.Add(Row(DayRowKind.Booked, p.Payment.BookedAt, p.Payment.BookedBy, p.Payment.AmountCents));
            }

            if (p.Payment.EndedAt is { } ended && IsOfDay(ended))
            {
                rows.Add(Row(KindOf(p.Payment.State), ended, p.Payment.EndedBy, -p.Payment.AmountCents));
            }
        }

        foreach (var r in refunds)
        {
            DayRow Row(DayRowKind kind, DateTime at, Guid? by, long cents, string? note) =>
                new(at, kind, r.Number, null, r.Refund.Payer, null, null, note, Name(by), cents);
            if (IsOfDay(r.Refund.CreatedAt))
            {
                rows.Add(Row(DayRowKind.Listed, r.Refund.CreatedAt, r.Refund.CreatedBy, r.Refund.AmountCents, note: null));
            }

            if (r.Refund.EndedAt is { } ended && IsOfDay(ended))
            {
                rows.Add(Row(r.Refund.Status == RefundStatus.Refunded ? DayRowKind.Refunded : DayRowKind.Withdrawn, ended, r.Refund.EndedBy,
                    -r.Refund.AmountCents, r.Refund.Note));
            }
        }

        var (opening, closing) = (await MoneyBalance.BeforeAsync(db, from, ct), await MoneyBalance.BeforeAsync(db, to, ct));
        return new DaySheet(day, [.. rows.OrderBy(r => r.At).ThenBy(r => r.SlipNumber)], opening, closing);
    }

    private static DayRowKind KindOf(PaymentState ended) => ended switch
    {
        PaymentState.TakenBack => DayRowKind.TakenBack,
        PaymentState.Returned => DayRowKind.Returned,
        _ => DayRowKind.Corrected,
    };

    /// <summary>The payments that were booked or ceased to count in a span of time.</summary>
    internal static IQueryable<DayPayment> Payments(PortalDbContext db, DateTime from, DateTime to) => db.Payments.AsNoTracking()
        .Where(p => (p.BookedAt >= from && p.BookedAt < to) || (p.EndedAt >= from && p.EndedAt < to))
        .Join(db.PaymentSlips, p => p.SlipId, s => s.Id, (p, s) => new DayPayment
        {
            Payment = p, Number = s.Number, Payer = s.PayerName, RevenueCode = s.RevenueCode,
            CaseNumber = db.Set<Case>().Where(c => c.Id == s.CaseId).Select(c => c.Number).First(),
        });

    /// <summary>The refunds that were listed or ended in a span of time.</summary>
    internal static IQueryable<DayRefund> Refunds(PortalDbContext db, DateTime from, DateTime to) => db.Refunds.AsNoTracking()
        .Where(r => (r.CreatedAt >= from && r.CreatedAt < to) || (r.EndedAt >= from && r.EndedAt < to))
        .Select(r => new DayRefund
        {
            Refund = r, Number = db.Set<PaymentSlip>().Where(s => s.Id == r.SlipId).Select(s => s.Number).FirstOrDefault(),
        });

    internal sealed class DayPayment
    {
        public required Payment Payment { get; init; }

        public required string Number { get; init; }

        public required string Payer { get; init; }

        public required string RevenueCode { get; init; }

        public required string CaseNumber { get; init; }
    }

    internal sealed class DayRefund
    {
        public required Refund Refund { get; init; }

        public required string? Number { get; init; }
    }
}

/// <summary>What a cashier booked on a day, and what is in which place before and after it.</summary>
/// <param name="Day">Local day.</param>
/// <param name="Rows">What happened, in order of time.</param>
/// <param name="Opening">Where the money was before the day.</param>
/// <param name="Closing">Where it is after it.</param>
public sealed record DaySheet(DateOnly Day, IReadOnlyList<DayRow> Rows, MoneyBalance Opening, MoneyBalance Closing)
{
    /// <summary>What came on the day, with statements and on paper.</summary>
    public long CameCents => Closing.CameCents - Opening.CameCents;

    /// <summary>What the bank took back on the day.</summary>
    public long TakenBackCents => Closing.TakenBackCents - Opening.TakenBackCents;

    /// <summary>What was given back on the day.</summary>
    public long RefundedCents => Closing.RefundedCents - Opening.RefundedCents;

    /// <summary>Opening, what came and went, what is left, and the three places where it lies.</summary>
    public IReadOnlyList<(string Key, long Cents)> Sums =>
    [
        ("Opening", Opening.TotalCents), ("Came", CameCents), ("TakenBack", -TakenBackCents), ("Refunded", -RefundedCents), ("Total", Closing.TotalCents),
        ("Place.Booked", Closing.BookedCents), ("Place.Held", Closing.HeldCents), ("Place.Listed", Closing.ListedCents),
    ];

    /// <summary>Sum of a kind.</summary>
    public long Of(DayRowKind kind) => Rows.Where(r => r.Kind == kind).Sum(r => r.Cents);
}

/// <summary>What a row of the day sheet is.</summary>
public enum DayRowKind
{
    Booked,
    TakenBack,
    Corrected,

    /// <summary>No longer counts, since its case ended: listed for refund.</summary>
    Returned,

    /// <summary>Put on the list of refunds.</summary>
    Listed,

    /// <summary>Taken off the list of refunds.</summary>
    Withdrawn,
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
