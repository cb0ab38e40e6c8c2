using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// What becomes of the lines of a confirmed statement. All money of a line is somewhere: it counts for slips, stands on the list of refunds, or the line is
/// held. Runs in the caller's transaction.
/// </summary>
public sealed class LineBooking(TimeProvider clock, SlipBooking booking, LineReversal reversals)
{
    private const int LongestBankReference = 60;

    /// <summary>The lines that are worked on when a statement is confirmed; others are held or nothing to do.</summary>
    public static IReadOnlyList<StatementOutcome> Worked { get; } =
    [
        StatementOutcome.Matched, StatementOutcome.PartPayment, StatementOutcome.Overpayment, StatementOutcome.AlreadyBooked, StatementOutcome.BookedByHand,
        StatementOutcome.Reversal,
    ];

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
    /// <param name="db">The caller's context.</param>
    /// <param name="actor">Who confirmed the statement.</param>
    /// <param name="line">The line.</param>
    /// <param name="early">Reversals that came before what they undo; the one that fits is taken off.</param>
    /// <param name="ct">Ends the work.</param>
    internal async Task<IReadOnlyList<Guid>> WorkAsync(
        PortalDbContext db, Actor actor, BankStatementLine line, List<BankStatementLine> early, CancellationToken ct)
    {
        (line.TakenAt, line.Version) = (clock.UtcNow(), Guid.NewGuid());
        if (line.Outcome == StatementOutcome.Reversal)
        {
            return await reversals.ReverseAsync(db, actor, line, line.SlipId, byHand: false, ct) ?? [];
        }

        if (line is not { BookedOn: { } day, AmountCents: { } cents } || ReferenceOf(line) is not { } reference)
        {
            (line.Outcome, line.IsHeld) = (StatementOutcome.Unreadable, true);
            return [];
        }

        var joined = await JoinAsync(db, actor, line, ct);

        // A booking that was taken back before it came needs no further reversal.
        var reversal = line.ReversedBy is null ? LineReversal.EarlyFor(early, line) : null;
        if (reversal is not null)
        {
            early.Remove(reversal);
        }

        if (joined is { } caseId)
        {
            await db.SaveChangesAsync(ct);
            return reversal is null ? [caseId] : await reversals.ReverseAsync(db, actor, reversal, line, ct);
        }

        if (reversal is not null)
        {
            reversals.MeetEarly(db, actor, reversal, line);
            return [];
        }

        var money = new MoneyCame(cents, day, reference, line.Id);
        return line.CollectiveId is { } collectiveId
            ? await WorkCollectiveAsync(db, actor, line, collectiveId, money, ct) : await WorkSlipAsync(db, actor, line, money, ct);
    }

    // The payment may be one that a cashier booked from paper: then it counts already.
    private async Task<Guid?> JoinAsync(PortalDbContext db, Actor actor, BankStatementLine line, CancellationToken ct)
    {
        if (line.CollectiveId is not null || await db.PaymentSlips.FindAsync([line.SlipId], ct) is not { } slip
            || (line.Outcome != StatementOutcome.BookedByHand && slip is { Status: SlipStatus.Open, PaidCents: 0 })
            || await PaperMoney.FindAsync(db, slip.Id, line, ct) is not { } paper)
        {
            return null;
        }

        await PaperMoney.JoinAsync(db, clock, actor, line, paper.Payment, ct);
        return await db.PaymentSlips.Where(s => s.Id == paper.Payment.SlipId).Select(s => s.CaseId).SingleAsync(ct);
    }

    private async Task<IReadOnlyList<Guid>> WorkSlipAsync(
        PortalDbContext db, Actor actor, BankStatementLine line, MoneyCame money, CancellationToken ct)
    {
        var slip = await db.PaymentSlips.FindAsync([line.SlipId], ct) ?? throw new InvalidOperationException($"Line {line.Id} has no slip.");
        var file = (await db.Cases.FindAsync([slip.CaseId], ct))!;
        if (slip.Status == SlipStatus.Paid)
        {
            // While it is open what follows, the money may be the payment anew: a person looks.
            (line.Outcome, line.IsHeld) = (StatementOutcome.AlreadyBooked, slip.IsQuestioned);
            if (!slip.IsQuestioned)
            {
                db.ListRefund(clock, actor, MoneyToReturn.Of(line, slip.Id, money.AmountCents, RefundReason.DoublePayment));
            }

            return [];
        }

        if (!SlipBooking.TakesMoney(slip, file))
        {
            (line.Outcome, line.IsHeld) = (StatementOutcome.CaseEnded, true);
            return [];
        }

        var due = slip.DueCents;
        var taken = await booking.TakeAsync(db, actor, slip, file, money, ct);
        if (!taken.IsOk)
        {
            // The process refuses although its case takes payments: a broken assumption, and nothing is booked.
            throw new InvalidOperationException($"Case {file.Id} refused a payment: {taken.Error!.Code}.");
        }

        var over = money.AmountCents - due;
        line.Outcome = over == 0 ? StatementOutcome.Booked : over < 0 ? StatementOutcome.PartPayment : StatementOutcome.Overpayment;
        if (over > 0)
        {
            db.ListRefund(clock, actor, MoneyToReturn.Of(line, slip.Id, over, RefundReason.Overpayment));
        }

        return [file.Id];
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
            db.ListRefund(clock, actor, MoneyToReturn.Of(line, null, money.AmountCents - due, RefundReason.Overpayment));
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
