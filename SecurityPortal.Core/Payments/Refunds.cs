using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>Gives money back, step by step: on the list, ordered at the bank, given back.</summary>
public sealed class Refunds(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock, ICaseChangeFeed feed, SlipBooking booking)
{
    // What leads where. What was ordered goes back on the list when the bank does not carry it out.
    private static readonly HashSet<(RefundStatus From, RefundStatus To)> Steps =
    [
        (RefundStatus.ToRefund, RefundStatus.Ordered), (RefundStatus.ToRefund, RefundStatus.Withdrawn), (RefundStatus.Ordered, RefundStatus.Refunded),
        (RefundStatus.Ordered, RefundStatus.ToRefund),
    ];

    /// <summary>Whether a refund can go from one state to another.</summary>
    public static bool Leads(RefundStatus from, RefundStatus to) => Steps.Contains((from, to));

    /// <summary>
    /// Moves a refund. Taken off the list, its money waits on its line or slip again, or pays the slip whose case goes on; what the bank took back while it was
    /// ordered goes off the list for good. Errors: common.not-permitted, common.not-found, payment.changed, payment.refund-state,
    /// payment.refund-without-line, statement.note-required, text.too-long, and those of the process.
    /// </summary>
    /// <param name="refundId">The refund.</param>
    /// <param name="seenVersion">Its version as the cashier saw it.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="note">The bank's reference once given back; why, when it is taken off the list. Needed for both.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> MoveAsync(Guid refundId, Guid seenVersion, RefundStatus to, string? note, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        if (to is RefundStatus.Refunded or RefundStatus.Withdrawn && MoneyDesk.Note(note) is { } refusal)
        {
            return refusal;
        }

        var moved = await dbFactory.InTransactionAsync<Guid?>(
            async db =>
            {
                if (await db.Refunds.SingleOrDefaultAsync(r => r.Id == refundId, ct) is not { } refund)
                {
                    return new NotFound();
                }

                if (refund.Version != seenVersion)
                {
                    return PaymentErrors.Changed;
                }

                if (!Leads(refund.Status, to))
                {
                    return PaymentErrors.RefundState;
                }

                return await MoveAsync(db, actor, refund, to, note?.Trim(), ct);
            },
            PaymentErrors.Changed,
            ct);
        if (!moved.IsOk)
        {
            return moved.Error!;
        }

        if (moved.Value is { } caseId)
        {
            feed.Publish(caseId);
        }

        return Unit.Done;
    }

    /// <summary>
    /// Puts the money of a slip whose case ended on the list. Errors: common.not-permitted, common.not-found, payment.changed.
    /// </summary>
    public async Task<Result<Unit>> ListSlipAsync(Guid slipId, Guid seenVersion, CancellationToken ct)
    {
        var actor = await actors.FindAsync(ct);
        if (actor is not { CanBook: true })
        {
            return await dbFactory.RefuseAsync(clock, actor, "payment.refused", "slip", slipId, new NotPermitted(), ct);
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.PaymentSlips.SingleOrDefaultAsync(s => s.Id == slipId && s.IsHeld, ct) is not { } slip)
                {
                    return new NotFound();
                }

                if (slip.Version != seenVersion)
                {
                    return PaymentErrors.Changed;
                }

                await booking.ReturnAsync(db, actor, slip, ct);
                return Unit.Done;
            },
            PaymentErrors.Changed,
            ct);
    }

    // The bank took the money back while its refund was ordered.
    internal static IQueryable<BankStatementLine> TakenBack(PortalDbContext db, Refund refund) => db.BankStatementLines.Where(l =>
        db.Set<BankStatementLine>().Any(u => u.Id == refund.LineId && u.ReversedBy == l.Id)
        || db.Set<Payment>().Any(p => p.Id == refund.PaymentId && p.TakenBackBy == l.Id));

    // Answers the case of the slip that has the money again; null where none has.
    private async Task<Result<Guid?>> MoveAsync(PortalDbContext db, Actor actor, Refund refund, RefundStatus to, string? note, CancellationToken ct)
    {
        if (to is RefundStatus.ToRefund or RefundStatus.Withdrawn && await TakenBack(db, refund).FirstOrDefaultAsync(ct) is { } reversal)
        {
            // Nobody is to get it, and there is nothing to hold.
            db.MoveRefund(clock, actor, refund, RefundStatus.Withdrawn, note ?? LineBooking.ReferenceOf(reversal));
            return (Guid?)null;
        }

        db.MoveRefund(clock, actor, refund, to, note);
        if (to != RefundStatus.Withdrawn)
        {
            return (Guid?)null;
        }

        var payment = await db.Payments.SingleOrDefaultAsync(p => p.Id == refund.PaymentId, ct);
        if (refund.Reason == RefundReason.CaseEnded && payment is not null)
        {
            var kept = await booking.KeepAsync(db, actor, payment, ct);
            if (!kept.IsOk || kept.Value is not null)
            {
                return kept;
            }
        }

        if (await db.BankStatementLines.SingleOrDefaultAsync(l => l.Id == refund.LineId, ct) is { } line)
        {
            line.HoldAgain();
            return (Guid?)null;
        }

        // What a correction found never to have come may go.
        return payment is { State: PaymentState.Counts or PaymentState.Returned } ? PaymentErrors.RefundWithoutLine : (Guid?)null;
    }
}
