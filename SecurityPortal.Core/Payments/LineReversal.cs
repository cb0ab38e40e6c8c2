using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// What the bank takes back: finds the money that a reversal undoes, wherever it was put, and ends its counting. Runs in the caller's transaction.
/// </summary>
public sealed class LineReversal(TimeProvider clock, SlipBooking booking)
{
    /// <summary>The credit lines that a reversal can undo, the likeliest first.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="reversal">The line with which the bank takes back.</param>
    /// <param name="slipId">The slip that the money is on.</param>
    /// <param name="reference">The reference that both lines name; null where a cashier says the slip.</param>
    internal static IQueryable<BankStatementLine> Undone(PortalDbContext db, BankStatementLine reversal, Guid? slipId, string? reference)
    {
        var (cents, day, entry) = (reversal.AmountCents, reversal.BookedOn, reversal.EntryReference);
        var collectiveId = reference is null ? null : reversal.CollectiveId;
        var there = db.BankStatementLines
            .Where(l => (slipId != null && l.SlipId == slipId) || (collectiveId != null && l.CollectiveId == collectiveId)).Select(l => (Guid?)l.Id)
            .Concat(db.Payments.Where(p => slipId != null && p.SlipId == slipId && p.State == PaymentState.Counts).Select(p => p.LineId))
            .Concat(db.Refunds.Where(r => slipId != null && r.SlipId == slipId && r.Status != RefundStatus.Withdrawn).Select(r => r.LineId));
        var found = there.Concat(db.BankStatementLines.Where(l => reference != null && l.Reference == reference).Select(l => (Guid?)l.Id));
        return db.BankStatementLines
            .Where(l => found.Contains(l.Id) && l.IsCredit && l.AmountCents == cents && l.Currency == reversal.Currency && l.ReversedBy == null
                && l.TakenAt != null && !LineBooking.Idle.Contains(l.Outcome) && (day == null || l.BookedOn == null || l.BookedOn <= day))
            .OrderByDescending(l => entry != null && l.EntryReference == entry).ThenByDescending(l => there.Contains(l.Id))
            .ThenByDescending(l => l.BookedOn != null).ThenByDescending(l => l.BookedOn).ThenByDescending(l => l.TakenAt).ThenByDescending(l => l.Row);
    }

    /// <summary>Reversals that came before what they undo, settled with a note or not.</summary>
    internal static IQueryable<BankStatementLine> Early(PortalDbContext db) =>
        db.BankStatementLines.Where(l => l.IsHeld && l.Outcome == StatementOutcome.Reversal && !l.IsCredit && l.AmountCents != null
            && !db.Set<BankStatementLine>().Any(o => o.ReversedBy == l.Id) && !db.Set<Payment>().Any(p => p.TakenBackBy == l.Id))
            .OrderBy(l => l.BookedOn != null).ThenBy(l => l.BookedOn).ThenBy(l => l.Id);

    /// <summary>The earlier reversal that undoes a line; what came after it is another payment.</summary>
    internal static BankStatementLine? EarlyFor(List<BankStatementLine> early, BankStatementLine line) => early.Find(r =>
        r.AmountCents == line.AmountCents && r.Currency == line.Currency && (r.BookedOn is null || line.BookedOn <= r.BookedOn)
        && ((r.Reference is not null && r.Reference == line.Reference) || (r.SlipId is not null && r.SlipId == line.SlipId)));

    /// <summary>A payment that the bank has taken back before it came: it counts nowhere, and a person sees it.</summary>
    internal void MeetEarly(PortalDbContext db, Actor actor, BankStatementLine early, BankStatementLine line)
    {
        (line.Outcome, line.IsHeld) = (StatementOutcome.TakenBack, true);
        if (early.ResolvedAt is null)
        {
            (line.ReversedBy, line.ReversedAt, early.IsHeld, early.Version) = (early.Id, clock.UtcNow(), false, Guid.NewGuid());
        }

        db.Audit(clock, actor, "statement.taken-back", "statement-line", line.Id, Money.Format(line.AmountCents!.Value));
    }

    /// <summary>
    /// Ends the counting of what a reversal undoes. Held until its questions are answered, or where nothing fits. Answers the cases that it touches; null where
    /// nothing fits.
    /// </summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="actor">Who confirmed the statement or matched the line.</param>
    /// <param name="reversal">The line.</param>
    /// <param name="slipId">The slip, by its reference or as the cashier says.</param>
    /// <param name="byHand">The cashier says it: what the line itself names does not count.</param>
    /// <param name="ct">Ends the work.</param>
    internal async Task<List<Guid>?> ReverseAsync(
        PortalDbContext db, Actor actor, BankStatementLine reversal, Guid? slipId, bool byHand, CancellationToken ct)
    {
        reversal.IsHeld = true;
        var reference = byHand ? null : reversal.Reference;
        if (reversal.IsCredit || reversal.AmountCents is null || (slipId is null && reference is null))
        {
            return null;
        }

        // What was booked a moment ago is looked for, too.
        await db.SaveChangesAsync(ct);
        if (reference is not null && await db.BankStatementLines.Where(l => l.StatementId == reversal.StatementId && l.ReversedBy == null
            && l.Outcome == StatementOutcome.TakenBack && l.Reference == reference && l.AmountCents == reversal.AmountCents)
            .OrderBy(l => l.Row).FirstOrDefaultAsync(ct) is { } twin)
        {
            // Another cashier may have put it on the list of refunds meanwhile. A person sees both.
            var moved = await ReverseAsync(db, actor, reversal, twin, ct);
            (twin.IsHeld, reversal.IsHeld) = (true, true);
            return moved;
        }

        if (await Undone(db, reversal, slipId, reference).FirstOrDefaultAsync(ct) is { } undone)
        {
            return await ReverseAsync(db, actor, reversal, undone, ct);
        }

        if (slipId is { } paid && await PaperMoney.FindUndoneAsync(db, paid, reversal, ct) is { } paper)
        {
            reversal.IsHeld = await TakeBackAsync(db, actor, reversal, [paper.Payment], await db.Refunds.Where(r => r.PaymentId == paper.Payment.Id)
                .ToListAsync(ct), ct);
            return [await db.PaymentSlips.Where(s => s.Id == paper.Payment.SlipId).Select(s => s.CaseId).SingleAsync(ct)];
        }

        return null;
    }

    /// <summary>Undoes one line. It may have paid several slips, and what was too much stands on the list of refunds.</summary>
    internal async Task<List<Guid>> ReverseAsync(
        PortalDbContext db, Actor actor, BankStatementLine reversal, BankStatementLine undone, CancellationToken ct)
    {
        // What a person settled with a note may be lost, too.
        var isAsked = undone.ResolvedAt is not null && await LineBooking.RestAsync(db, undone, ct) > 0;
        (undone.ReversedBy, undone.ReversedAt, undone.IsHeld, undone.Version) = (reversal.Id, clock.UtcNow(), false, Guid.NewGuid());
        db.Audit(clock, actor, "statement.taken-back", "statement-line", undone.Id, Money.Format(undone.AmountCents!.Value));
        var payments = await db.Payments.Where(p => p.LineId == undone.Id && p.State == PaymentState.Counts).ToListAsync(ct);
        isAsked |= await TakeBackAsync(db, actor, reversal, payments, await db.Refunds.Where(r => r.LineId == undone.Id).ToListAsync(ct), ct);
        (reversal.IsHeld, reversal.Version) = (isAsked, Guid.NewGuid());
        var slipIds = payments.ConvertAll(p => p.SlipId);
        return await db.PaymentSlips.Where(s => slipIds.Contains(s.Id)).Select(s => s.CaseId).Distinct().ToListAsync(ct);
    }

    // Whether a person has to look at what it leads to.
    private async Task<bool> TakeBackAsync(
        PortalDbContext db, Actor actor, BankStatementLine reversal, List<Payment> payments, List<Refund> refunds, CancellationToken ct)
    {
        var isAsked = false;
        foreach (var payment in payments)
        {
            if (payment.State != PaymentState.Counts)
            {
                // On the list of refunds already.
                (payment.TakenBackBy, payment.TakenBackAt, payment.Version) = (reversal.Id, clock.UtcNow(), Guid.NewGuid());
                continue;
            }

            var slip = await db.PaymentSlips.SingleAsync(s => s.Id == payment.SlipId, ct);
            isAsked |= booking.TakeBack(db, actor, slip, payment, PaymentState.TakenBack, reversal.Id) is not null;
        }

        // What was given back, or is on its way, is lost: the line stays held for it.
        foreach (var refund in refunds.Where(r => r.Status != RefundStatus.Withdrawn))
        {
            isAsked |= refund.Status != RefundStatus.ToRefund;
            if (refund.Status == RefundStatus.ToRefund)
            {
                db.MoveRefund(clock, actor, refund, RefundStatus.Withdrawn, LineBooking.ReferenceOf(reversal));
            }
        }

        return isAsked;
    }
}
