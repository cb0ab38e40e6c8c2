using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// What becomes of the lines of a confirmed statement. All money of a line is somewhere: it counts for slips, stands on the list of refunds, or the line is
/// held. Runs in the caller's transaction.
/// </summary>
public sealed class LineBooking(TimeProvider clock, SlipBooking booking)
{
    private const int LongestBankReference = 60;

    /// <summary>The lines that are worked on when a statement is confirmed; others are held or nothing to do.</summary>
    public static IReadOnlyList<StatementOutcome> Worked { get; } =
        [StatementOutcome.Matched, StatementOutcome.PartPayment, StatementOutcome.Overpayment, StatementOutcome.AlreadyBooked, StatementOutcome.Reversal];

    /// <summary>The lines of which nothing is to be done.</summary>
    public static IReadOnlyList<StatementOutcome> Idle { get; } = [StatementOutcome.Repeated, StatementOutcome.Debit, StatementOutcome.Pending];

    /// <summary>What of a line's money is neither booked nor on the list of refunds.</summary>
    internal static async Task<long> RestAsync(PortalDbContext db, BankStatementLine line, CancellationToken ct)
    {
        if (line is not { IsCredit: true, AmountCents: { } cents, ReversedBy: null } || Idle.Contains(line.Outcome))
        {
            return 0;
        }

        var booked = await db.Payments.Where(p => p.LineId == line.Id && p.State == PaymentState.Counts).SumAsync(p => p.AmountCents, ct);
        var refunds = await db.Refunds.Where(r => r.LineId == line.Id && r.Status != RefundStatus.Withdrawn).SumAsync(r => r.AmountCents, ct);
        return cents - booked - refunds;
    }

    /// <summary>Works on a line; answers the cases that moved on.</summary>
    internal async Task<IReadOnlyList<Guid>> WorkAsync(PortalDbContext db, Actor actor, BankStatementLine line, CancellationToken ct)
    {
        (line.TakenAt, line.Version) = (clock.UtcNow(), Guid.NewGuid());
        if (line.Outcome == StatementOutcome.Reversal)
        {
            return await ReverseAsync(db, actor, line, line.SlipId, ct);
        }

        if (line is not { BookedOn: { } day, AmountCents: { } cents } || ReferenceOf(line) is not { } reference)
        {
            (line.Outcome, line.IsHeld) = (StatementOutcome.Unreadable, true);
            return [];
        }

        if (line.CollectiveId is { } collectiveId)
        {
            return await WorkCollectiveAsync(db, actor, line, collectiveId, new MoneyCame(cents, day, reference, line.Id), ct);
        }

        var slip = await db.PaymentSlips.FindAsync([line.SlipId], ct) ?? throw new InvalidOperationException($"Line {line.Id} has no slip.");
        var file = (await db.Cases.FindAsync([slip.CaseId], ct))!;
        if (slip.Status == SlipStatus.Paid)
        {
            // While it is open what follows, the money may be the payment anew: a person looks.
            (line.Outcome, line.IsHeld) = (StatementOutcome.AlreadyBooked, slip.IsQuestioned);
            if (!slip.IsQuestioned)
            {
                Return(db, actor, line, slip.Id, cents, RefundReason.DoublePayment);
            }

            return [];
        }

        if (!SlipBooking.TakesMoney(slip, file))
        {
            (line.Outcome, line.IsHeld) = (StatementOutcome.CaseEnded, true);
            return [];
        }

        var due = slip.DueCents;
        var taken = await booking.TakeAsync(db, actor, slip, file, new MoneyCame(cents, day, reference, line.Id), ct);
        if (!taken.IsOk)
        {
            // The process refuses although its case takes payments: a broken assumption, and nothing is booked.
            throw new InvalidOperationException($"Case {file.Id} refused a payment: {taken.Error!.Code}.");
        }

        line.Outcome = cents == due ? StatementOutcome.Booked : cents < due ? StatementOutcome.PartPayment : StatementOutcome.Overpayment;
        if (cents > due)
        {
            Return(db, actor, line, slip.Id, cents - due, RefundReason.Overpayment);
        }

        return [file.Id];
    }

    /// <summary>Puts money of a line on the list of refunds.</summary>
    internal Refund Return(PortalDbContext db, Actor actor, BankStatementLine line, Guid? slipId, long cents, RefundReason reason)
    {
        var refund = new Refund
        {
            LineId = line.Id, SlipId = slipId, Reason = reason, AmountCents = cents, Payer = line.Payer ?? "–", PayerAccount = line.PayerAccount,
            CreatedAt = clock.UtcNow(), CreatedBy = actor.UserId, Status = RefundStatus.ToRefund,
        };
        db.Refunds.Add(refund);
        db.Audit(clock, actor, "refund.list", "refund", refund.Id, $"{reason}, {Money.Format(cents)}");
        return refund;
    }

    /// <summary>
    /// Ends the counting of what a reversal undoes: the payments of the latest line of the slip with its amount, or one that was booked from paper. Held until
    /// the question is answered, or where nothing fits.
    /// </summary>
    internal async Task<IReadOnlyList<Guid>> ReverseAsync(PortalDbContext db, Actor actor, BankStatementLine reversal, Guid? slipId, CancellationToken ct)
    {
        reversal.IsHeld = true;
        if (reversal.IsCredit || reversal.AmountCents is not { } cents || (slipId is null && reversal.CollectiveId is null))
        {
            return [];
        }

        // What was booked a moment ago is looked for, too.
        await db.SaveChangesAsync(ct);
        var twin = await db.BankStatementLines.Where(l => l.StatementId == reversal.StatementId && l.Outcome == StatementOutcome.TakenBack && l.SlipId == slipId
            && l.CollectiveId == reversal.CollectiveId && l.AmountCents == cents && l.ReversedBy == null).OrderBy(l => l.Row).FirstOrDefaultAsync(ct);
        if (twin is not null)
        {
            (twin.ReversedBy, twin.Version) = (reversal.Id, Guid.NewGuid());
            return [];
        }

        var undone = await db.BankStatementLines
            .Where(l => (slipId != null ? l.SlipId == slipId : l.CollectiveId == reversal.CollectiveId) && l.IsCredit && l.AmountCents == cents
                && l.ReversedBy == null && l.TakenAt != null)
            .OrderByDescending(l => l.BookedOn).ThenByDescending(l => l.TakenAt).ThenByDescending(l => l.Row).FirstOrDefaultAsync(ct);
        if (undone is not null)
        {
            return await ReverseLineAsync(db, actor, reversal, undone, ct);
        }

        if (await db.PaymentSlips.SingleOrDefaultAsync(s => s.Id == slipId, ct) is not { } slip)
        {
            return [];
        }

        var counting = await SlipBooking.CountingAsync(db, slip, ct);
        if (counting.FindLast(p => p.LineId is null && p.AmountCents == cents) is not { } payment)
        {
            return [];
        }

        reversal.IsHeld = booking.TakeBack(db, actor, slip, payment, PaymentState.TakenBack, reversal.Id) is not null;
        return [slip.CaseId];
    }

    // One line may have paid several slips, and what was too much stands on the list of refunds.
    private async Task<IReadOnlyList<Guid>> ReverseLineAsync(
        PortalDbContext db, Actor actor, BankStatementLine reversal, BankStatementLine undone, CancellationToken ct)
    {
        (undone.ReversedBy, undone.IsHeld, undone.Version) = (reversal.Id, false, Guid.NewGuid());
        List<Guid> cases = [];
        var isAsked = false;
        foreach (var payment in await db.Payments.Where(p => p.LineId == undone.Id && p.State == PaymentState.Counts).ToListAsync(ct))
        {
            var slip = await db.PaymentSlips.SingleAsync(s => s.Id == payment.SlipId, ct);
            isAsked |= booking.TakeBack(db, actor, slip, payment, PaymentState.TakenBack, reversal.Id) is not null;
            cases.Add(slip.CaseId);
        }

        // What was given back, or is on its way, is lost: the line stays held for it.
        foreach (var refund in await db.Refunds.Where(r => r.LineId == undone.Id && r.Status != RefundStatus.Withdrawn).ToListAsync(ct))
        {
            isAsked |= refund.Status != RefundStatus.ToRefund;
            if (refund.Status == RefundStatus.ToRefund)
            {
                (refund.Status, refund.EndedAt, refund.EndedBy, refund.Version) = (RefundStatus.Withdrawn, clock.UtcNow(), actor.UserId, Guid.NewGuid());
                refund.Note = ReferenceOf(reversal);
                db.Audit(clock, actor, "refund.withdraw", "refund", refund.Id, Money.Format(refund.AmountCents));
            }
        }

        reversal.IsHeld = isAsked;
        return cases;
    }

    // The slips of a collective slip are paid in the order of their numbers; what is too much goes back, and what is too little a person distributes.
    private async Task<IReadOnlyList<Guid>> WorkCollectiveAsync(
        PortalDbContext db, Actor actor, BankStatementLine line, Guid collectiveId, MoneyCame money, CancellationToken ct)
    {
        var slips = await PayableAsync(db, collectiveId, ct);
        var due = slips.Sum(s => s.Slip.DueCents);
        if (due == 0 || money.AmountCents < due)
        {
            (line.Outcome, line.IsHeld) = (due == 0 ? StatementOutcome.AlreadyBooked : StatementOutcome.PartPayment, true);
            return [];
        }

        foreach (var (slip, file) in slips)
        {
            var taken = await booking.TakeAsync(db, actor, slip, file, money with { AmountCents = slip.DueCents }, ct);
            if (!taken.IsOk)
            {
                throw new InvalidOperationException($"Case {file.Id} refused a payment: {taken.Error!.Code}.");
            }
        }

        line.Outcome = money.AmountCents == due ? StatementOutcome.Booked : StatementOutcome.Overpayment;
        if (money.AmountCents > due)
        {
            Return(db, actor, line, null, money.AmountCents - due, RefundReason.Overpayment);
        }

        return [.. slips.Select(s => s.File.Id)];
    }

    /// <summary>The slips of a collective slip that take money now.</summary>
    internal static async Task<List<(PaymentSlip Slip, Case File)>> PayableAsync(PortalDbContext db, Guid collectiveId, CancellationToken ct)
    {
        var rows = await db.PaymentSlips.Where(s => s.CollectiveId == collectiveId && s.Status == SlipStatus.Open)
            .Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new { Slip = s, File = c }).OrderBy(r => r.Slip.Number).ToListAsync(ct);
        return [.. rows.Where(r => SlipBooking.TakesMoney(r.Slip, r.File)).Select(r => (r.Slip, r.File))];
    }

    /// <summary>The bank's reference of a line, or its place where the bank gives none; null where it holds what no reference can.</summary>
    internal static string? ReferenceOf(BankStatementLine line)
    {
        var reference = line.EntryReference?.Trim() is { Length: > 0 } given ? given : $"{line.StatementId:N}/{line.Row}";
        return reference.Length <= LongestBankReference && !reference.Any(char.IsControl) ? reference : null;
    }
}
