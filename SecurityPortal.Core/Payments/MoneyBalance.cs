using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>Where the money is at a moment, and what came and went until then. Cents.</summary>
/// <param name="BookedCents">Counts for slips.</param>
/// <param name="HeldCents">Lies on lines of statements, held or settled with a note, less what the bank took back and nobody found yet.</param>
/// <param name="ListedCents">Stands on the list of refunds.</param>
/// <param name="CameCents">Came: with a line, or booked from paper.</param>
/// <param name="TakenBackCents">The bank took back.</param>
/// <param name="RefundedCents">Was given back.</param>
public sealed record MoneyBalance(long BookedCents, long HeldCents, long ListedCents, long CameCents, long TakenBackCents, long RefundedCents)
{
    /// <summary>What is there, in all places together.</summary>
    public long TotalCents => BookedCents + HeldCents + ListedCents;

    /// <summary>What is there more than came and did not go: nothing, or money is in two places or in none.</summary>
    public long DifferenceCents => TotalCents - (CameCents - TakenBackCents - RefundedCents);

    /// <summary>The balance before a moment, UTC.</summary>
    internal static async Task<MoneyBalance> BeforeAsync(PortalDbContext db, DateTime at, CancellationToken ct)
    {
        var (credits, reversals) = (await SumAsync(Credits(db, at), ct), await SumAsync(Reversals(db, at), ct));
        var (booked, listed) = (await SumAsync(Booked(db, at), ct), await SumAsync(Listed(db, at), ct));
        var onLines = await SumAsync(BookedOfLines(db, at), ct) + await SumAsync(ReturnedOfLines(db, at), ct);
        var paper = await SumAsync(Paper(db, at), ct) + await SumAsync(PaperRefunds(db, at), ct);
        var undone = await SumAsync(PaperUndone(db, at), ct) + await SumAsync(PaperRefundsUndone(db, at), ct);
        return new MoneyBalance(booked, credits - reversals - onLines + undone, listed, credits + paper, reversals, await SumAsync(Refunded(db, at), ct));
    }

    // What a cashier booked from paper came then, and not with the line that follows.
    internal static IQueryable<long> Credits(PortalDbContext db, DateTime at) => db.BankStatementLines
        .Where(l => l.IsCredit && l.Currency == "EUR" && l.TakenAt < at && l.Outcome != StatementOutcome.BookedByHand).Select(l => l.AmountCents ?? 0);

    internal static IQueryable<long> Reversals(PortalDbContext db, DateTime at) => db.BankStatementLines
        .Where(l => !l.IsCredit && l.Currency == "EUR" && l.TakenAt < at && l.Outcome == StatementOutcome.Reversal).Select(l => l.AmountCents ?? 0);

    internal static IQueryable<long> Booked(PortalDbContext db, DateTime at) => Counting(db.Payments, at).Select(p => p.AmountCents);

    internal static IQueryable<long> BookedOfLines(PortalDbContext db, DateTime at) =>
        Counting(db.Payments, at).Where(p => !PaperIds(db).Contains(p.Id)).Select(p => p.AmountCents);

    internal static IQueryable<long> Listed(PortalDbContext db, DateTime at) =>
        db.Refunds.Where(r => r.CreatedAt < at && (r.EndedAt == null || r.EndedAt >= at)).Select(r => r.AmountCents);

    internal static IQueryable<long> Refunded(PortalDbContext db, DateTime at) =>
        db.Refunds.Where(r => r.Status == RefundStatus.Refunded && r.EndedAt < at).Select(r => r.AmountCents);

    // Given back or to be: no longer on the line.
    internal static IQueryable<long> ReturnedOfLines(PortalDbContext db, DateTime at) => db.Refunds
        .Where(r => r.CreatedAt < at && !(r.Status == RefundStatus.Withdrawn && r.EndedAt < at) && !PaperRefundIds(db).Contains(r.Id))
        .Select(r => r.AmountCents);

    // A booking that was corrected or returned goes on as another row.
    internal static IQueryable<long> Paper(PortalDbContext db, DateTime at) => db.Payments
        .Where(p => p.BookedAt < at && PaperIds(db).Contains(p.Id)
            && !(p.EndedAt < at && (p.State == PaymentState.Corrected || p.State == PaymentState.Returned))).Select(p => p.AmountCents);

    internal static IQueryable<long> PaperRefunds(PortalDbContext db, DateTime at) => db.Refunds
        .Where(r => r.CreatedAt < at && PaperRefundIds(db).Contains(r.Id)
            && !(r.Status == RefundStatus.Withdrawn && r.EndedAt < at && !UndoneRefundIds(db).Contains(r.Id))).Select(r => r.AmountCents);

    internal static IQueryable<long> PaperUndone(PortalDbContext db, DateTime at) => db.Payments
        .Where(p => p.State == PaymentState.TakenBack && p.EndedAt < at && PaperIds(db).Contains(p.Id)).Select(p => p.AmountCents);

    internal static IQueryable<long> PaperRefundsUndone(PortalDbContext db, DateTime at) => db.Refunds
        .Where(r => r.EndedAt < at && PaperRefundIds(db).Contains(r.Id) && UndoneRefundIds(db).Contains(r.Id)).Select(r => r.AmountCents);

    private static IQueryable<Payment> Counting(IQueryable<Payment> payments, DateTime at) =>
        payments.Where(p => p.BookedAt < at && (p.EndedAt == null || p.EndedAt >= at));

    private static IQueryable<Guid> PaperIds(PortalDbContext db) => db.Payments
        .Where(p => p.LineId == null || db.Set<BankStatementLine>().Any(l => l.Id == p.LineId && l.Outcome == StatementOutcome.BookedByHand)).Select(p => p.Id);

    private static IQueryable<Guid> PaperRefundIds(PortalDbContext db) => db.Refunds
        .Where(r => r.LineId == null || db.Set<BankStatementLine>().Any(l => l.Id == r.LineId && l.Outcome == StatementOutcome.BookedByHand)).Select(r => r.Id);

    // Taken off the list because the bank took the payment back.
    private static IQueryable<Guid> UndoneRefundIds(PortalDbContext db) => db.Refunds.Where(r => r.Status == RefundStatus.Withdrawn
        && db.Set<Payment>().Any(p => p.Id == r.PaymentId && p.TakenBackBy != null && p.EndedAt <= r.EndedAt)).Select(r => r.Id);

    private static Task<long> SumAsync(IQueryable<long> cents, CancellationToken ct) => cents.SumAsync(ct);
}
