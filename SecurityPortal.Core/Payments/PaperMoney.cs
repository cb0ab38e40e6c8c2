using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// Money that a cashier booked from the bank's paper. Every payment stands in a statement once: the first line of the slip with the amount is the one that
/// was booked before, and counts nothing anew.
/// </summary>
internal static class PaperMoney
{
    /// <summary>What was booked from paper for slips and no statement has brought yet.</summary>
    public static IQueryable<PaperBooking> Of(PortalDbContext db, IReadOnlyCollection<Guid> slipIds) =>
        db.Payments.Where(p => slipIds.Contains(p.SlipId) && p.LineId == null && p.State != PaymentState.Corrected
            && (p.State != PaymentState.Returned || p.TakenBackBy != null
                || db.Set<Refund>().Any(r => r.PaymentId == p.Id && r.Reason == RefundReason.CaseEnded && r.Status != RefundStatus.Withdrawn)))
            .OrderBy(p => p.BookedAt).Select(p => new PaperBooking
            {
                Payment = p,
                Cents = p.AmountCents + db.Set<Refund>().Where(r => r.PaymentId == p.Id && r.Reason == RefundReason.Overpayment
                    && (r.Status != RefundStatus.Withdrawn || p.TakenBackAt <= r.EndedAt)).Sum(r => r.AmountCents),
                TakenBackOn = db.Set<BankStatementLine>().Where(l => l.Id == p.TakenBackBy).Select(l => l.BookedOn).FirstOrDefault(),
            });

    /// <summary>Bookings from paper that were corrected from one of the slips to another: the line of the payment names the wrong one all the same.</summary>
    public static IQueryable<MovedPaper> Moved(PortalDbContext db, IReadOnlyCollection<Guid> slipIds) =>
        db.Payments.Where(p => slipIds.Contains(p.SlipId) && p.LineId == null && p.State == PaymentState.Corrected)
            .Join(db.Set<PaymentCorrection>().Where(c => c.Status == CorrectionStatus.Confirmed && c.TargetSlipId != null), p => p.Id, c => c.PaymentId,
                (p, c) => new MovedPaper { From = p.SlipId, To = c.TargetSlipId!.Value, BankReference = p.BankReference, BankDate = p.BankDate });

    /// <summary>What a line that names one of the slips can be, by that slip.</summary>
    public static async Task<ILookup<Guid, PaperBooking>> OfAsync(PortalDbContext db, IReadOnlyCollection<Guid> slipIds, CancellationToken ct)
    {
        var moved = await Moved(db, slipIds).ToListAsync(ct);
        var found = await Of(db, [.. slipIds.Concat(moved.Select(m => m.To)).Distinct()]).ToListAsync(ct);
        return found.Where(p => slipIds.Contains(p.Payment.SlipId)).Select(p => (p.Payment.SlipId, p))
            .Concat(from m in moved from p in found where m.Is(p.Payment) select (m.From, p.AsMoved())).ToLookup(p => p.Item1, p => p.Item2);
    }

    /// <summary>What was booked from paper before with a line's money; null where it comes for the first time.</summary>
    public static async Task<PaperBooking?> FindAsync(PortalDbContext db, Guid slipId, BankStatementLine line, CancellationToken ct) =>
        (await OfAsync(db, [slipId], ct))[slipId].Where(p => p.Payment.LineId is null && p.Fits(line.AmountCents, line.BookedOn))
            .OrderByDescending(p => p.Payment.BankReference == line.EntryReference).ThenByDescending(p => p.Payment.BankDate == line.BookedOn).FirstOrDefault();

    /// <summary>What was booked from paper and a reversal undoes; null where there is nothing.</summary>
    public static async Task<PaperBooking?> FindUndoneAsync(PortalDbContext db, Guid slipId, BankStatementLine reversal, CancellationToken ct) =>
        (await OfAsync(db, [slipId], ct))[slipId].Where(p => p.IsUndoneBy(reversal)).OrderByDescending(p => p.Payment.BankReference == reversal.EntryReference)
            .ThenBy(p => p.IsMoved).ThenByDescending(p => p.Payment.BankDate).ThenByDescending(p => p.Payment.BookedAt).FirstOrDefault();

    /// <summary>Gives the booking its line.</summary>
    public static async Task JoinAsync(PortalDbContext db, TimeProvider clock, Actor actor, BankStatementLine line, Payment payment, CancellationToken ct)
    {
        var now = clock.UtcNow();
        (payment.LineId, payment.JoinedAt, payment.Version) = (line.Id, now, Guid.NewGuid());
        foreach (var refund in await db.Refunds.Where(r => r.PaymentId == payment.Id).ToListAsync(ct))
        {
            (refund.LineId, refund.JoinedAt, refund.Version) = (line.Id, now, Guid.NewGuid());
        }

        (line.SlipId, line.CollectiveId, line.Outcome, line.IsHeld) = (payment.SlipId, null, StatementOutcome.BookedByHand, false);
        if (payment.TakenBackBy is { } reversalId)
        {
            (line.ReversedBy, line.ReversedAt) = (reversalId, now);
        }

        db.Audit(clock, actor, "statement.join", "statement-line", line.Id, Money.Format(payment.AmountCents));
    }

    /// <summary>What came too much with a booking goes along with it.</summary>
    public static async Task FollowAsync(PortalDbContext db, Payment from, Payment to, CancellationToken ct)
    {
        foreach (var refund in await db.Refunds.Where(r => r.PaymentId == from.Id && r.Reason == RefundReason.Overpayment).ToListAsync(ct))
        {
            (refund.PaymentId, refund.Version) = (to.Id, Guid.NewGuid());
        }
    }
}

/// <summary>A booking from paper with all that came with it.</summary>
internal sealed class PaperBooking
{
    public required Payment Payment { get; init; }

    /// <summary>What came: what counts for the slip, and what was too much.</summary>
    public required long Cents { get; init; }

    /// <summary>The bank's day of the reversal that took it back.</summary>
    public DateOnly? TakenBackOn { get; init; }

    /// <summary>It was corrected to another slip than the line names.</summary>
    public bool IsMoved { get; init; }

    /// <summary>The same for a line that names the slip from which it was corrected.</summary>
    public PaperBooking AsMoved() => new() { Payment = Payment, Cents = Cents, TakenBackOn = TakenBackOn, IsMoved = true };

    /// <summary>
    /// Whether an entry can be this payment: what comes after it was taken back is another, and so is for the slip that it was corrected from what the bank
    /// has of another day.
    /// </summary>
    public bool Fits(long? cents, DateOnly? day) =>
        cents == Cents && (TakenBackOn is not { } gone || day <= gone) && (!IsMoved || day == Payment.BankDate);

    /// <summary>Whether a reversal can undo it: once, and not before the bank's day of the payment.</summary>
    public bool IsUndoneBy(BankStatementLine reversal) =>
        Payment is { LineId: null, TakenBackBy: null } && reversal.AmountCents == Cents && reversal.Currency == "EUR"
        && (reversal.BookedOn is not { } day || Payment.BankDate <= day);
}

/// <summary>A booking from paper that two persons moved from one slip to another.</summary>
internal sealed class MovedPaper
{
    public required Guid From { get; init; }

    public required Guid To { get; init; }

    public required string BankReference { get; init; }

    public required DateOnly BankDate { get; init; }

    /// <summary>Whether a payment is the one that it became.</summary>
    public bool Is(Payment payment) => payment.SlipId == To && payment.BankReference == BankReference && payment.BankDate == BankDate;
}
