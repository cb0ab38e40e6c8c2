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

    /// <summary>The balance before a moment, UTC. What happens later changes nothing of it.</summary>
    internal static async Task<MoneyBalance> BeforeAsync(PortalDbContext db, DateTime at, CancellationToken ct)
    {
        var left = (await Left(db, at).ToListAsync(ct)).Sum();
        var missing = await SumAsync(Early(db, at), ct) + await SumAsync(PaperLost(db, at), ct);
        var came = await SumAsync(Credits(db, at), ct) + await SumAsync(Paper(db, at), ct) + await SumAsync(PaperRefunds(db, at), ct);
        return new MoneyBalance(await SumAsync(Booked(db, at), ct), left - missing, await SumAsync(Listed(db, at), ct), came,
            await SumAsync(Reversals(db, at), ct), await SumAsync(Refunded(db, at), ct));
    }

    internal static IQueryable<long> Credits(PortalDbContext db, DateTime at) => CreditLines(db, at).Select(l => l.AmountCents ?? 0);

    internal static IQueryable<long> Reversals(PortalDbContext db, DateTime at) => ReversalLines(db, at).Select(l => l.AmountCents ?? 0);

    internal static IQueryable<long> Booked(PortalDbContext db, DateTime at) => Counting(db, at).Select(p => p.AmountCents);

    internal static IQueryable<long> Listed(PortalDbContext db, DateTime at) =>
        db.Refunds.Where(r => r.CreatedAt < at && (r.EndedAt == null || r.EndedAt >= at)).Select(r => r.AmountCents);

    internal static IQueryable<long> Refunded(PortalDbContext db, DateTime at) =>
        db.Refunds.Where(r => r.Status == RefundStatus.Refunded && r.EndedAt < at).Select(r => r.AmountCents);

    // What of each line is neither booked nor on the list of refunds. Of what the bank took back nothing is, and what had been given back before is missing.
    internal static IQueryable<long> Left(PortalDbContext db, DateTime at)
    {
        var (counting, returned) = (Counting(db, at), Returned(db, at));
        return CreditLines(db, at)
            .Select(l => new
            {
                IsGone = l.ReversedAt != null && l.ReversedAt < at,
                Cents = l.AmountCents ?? 0,
                Booked = counting.Where(p => p.LineId == l.Id && (p.JoinedAt == null || p.JoinedAt < at)).Sum(p => p.AmountCents),
                Returned = returned.Where(r => r.LineId == l.Id && (r.JoinedAt == null || r.JoinedAt < at)).Sum(r => r.AmountCents),
            })
            .Where(l => l.IsGone ? l.Returned > 0 : l.Cents > l.Booked + l.Returned).Select(l => l.IsGone ? -l.Returned : l.Cents - l.Booked - l.Returned);
    }

    // Reversals that have found nothing.
    internal static IQueryable<long> Early(PortalDbContext db, DateTime at) => ReversalLines(db, at)
        .Where(l => !db.Set<BankStatementLine>().Any(u => u.ReversedBy == l.Id && u.ReversedAt < at)
            && !db.Set<Payment>().Any(p => p.TakenBackBy == l.Id && p.TakenBackAt < at)).Select(l => l.AmountCents ?? 0);

    // What a cashier booked from paper came then, until its line is found. A booking that was corrected or returned goes on as another row.
    internal static IQueryable<long> Paper(PortalDbContext db, DateTime at) => db.Payments
        .Where(p => p.BookedAt < at && (p.LineId == null || p.JoinedAt >= at)
            && !(p.EndedAt < at && (p.State == PaymentState.Corrected || p.State == PaymentState.Returned))).Select(p => p.AmountCents);

    // What was too much with it, or is given back. Taken off the list because the bank took it back, it came all the same.
    internal static IQueryable<long> PaperRefunds(PortalDbContext db, DateTime at) => db.Refunds
        .Where(r => r.CreatedAt < at && (r.LineId == null || r.JoinedAt >= at) && (!(r.Status == RefundStatus.Withdrawn && r.EndedAt < at)
            || db.Set<Payment>().Any(p => p.Id == r.PaymentId && p.TakenBackAt <= r.EndedAt))).Select(r => r.AmountCents);

    // Given back, or on its way, before the bank took it back.
    internal static IQueryable<long> PaperLost(PortalDbContext db, DateTime at) => Returned(db, at)
        .Where(r => (r.LineId == null || r.JoinedAt >= at) && db.Set<Payment>().Any(p => p.Id == r.PaymentId && p.TakenBackAt < at)).Select(r => r.AmountCents);

    private static IQueryable<BankStatementLine> CreditLines(PortalDbContext db, DateTime at) =>
        db.BankStatementLines.Where(l => l.IsCredit && l.Currency == "EUR" && l.TakenAt < at);

    private static IQueryable<BankStatementLine> ReversalLines(PortalDbContext db, DateTime at) =>
        db.BankStatementLines.Where(l => !l.IsCredit && l.Currency == "EUR" && l.TakenAt < at && l.Outcome == StatementOutcome.Reversal);

    private static IQueryable<Payment> Counting(PortalDbContext db, DateTime at) =>
        db.Payments.Where(p => p.BookedAt < at && (p.EndedAt == null || p.EndedAt >= at));

    // Given back or to be: no longer where it came.
    private static IQueryable<Refund> Returned(PortalDbContext db, DateTime at) =>
        db.Refunds.Where(r => r.CreatedAt < at && !(r.Status == RefundStatus.Withdrawn && r.EndedAt < at));

    private static Task<long> SumAsync(IQueryable<long> cents, CancellationToken ct) => cents.SumAsync(ct);
}
