using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Processes;

namespace SecurityPortal.Core.Payments;

/// <summary>
/// What makes money count for a slip, and what ends that. Every booking comes here, by hand or by statement, so that what a slip says it was paid is always
/// the sum of its payments that count. Runs in the caller's transaction.
/// </summary>
public sealed class SlipBooking(TimeProvider clock, IOptions<PortalOptions> portal)
{
    /// <summary>Whether a slip takes money now: something is due on it, and its case waits for it or it is to be paid again.</summary>
    public static bool TakesMoney(PaymentSlip slip, Case file) =>
        slip.DueCents > 0 && (slip.IsDemandedAgain || ProcessCatalogue.Get(file.ProcessKey).TakesPaymentIn(file.Status));

    /// <summary>
    /// Books as much of the money as is due on the slip; once nothing is due any more the slip is paid, and what it pays for happens. Answers the payment.
    /// Errors are those of the process.
    /// </summary>
    internal async Task<Result<Payment>> TakeAsync(PortalDbContext db, Actor actor, PaymentSlip slip, Case file, MoneyCame money, CancellationToken ct)
    {
        var taken = Math.Min(slip.DueCents, money.AmountCents);
        if (taken <= 0 || !TakesMoney(slip, file))
        {
            throw new InvalidOperationException($"Slip {slip.Id} takes no money.");
        }

        var payment = Add(db, actor, slip, money with { AmountCents = taken });
        if (slip.DueCents > 0)
        {
            db.Audit(clock, actor, "payment.part", "slip", slip.Id, $"{slip.Number}, {Money.Format(taken)}, {Money.Format(slip.DueCents)}");
            return payment;
        }

        var paid = await PayAsync(db, actor, slip, file, money with { AmountCents = taken }, ct);
        return paid.IsOk ? payment : paid.Error!;
    }

    /// <summary>Lets go what is still due, within the bound given, so that the slip is paid. Error: payment.rest-too-much.</summary>
    internal async Task<Result<Unit>> WaiveAsync(PortalDbContext db, Actor actor, PaymentSlip slip, Case file, long most, CancellationToken ct)
    {
        if (slip.DueCents is var due && (slip.PaidCents == 0 || due > most || !TakesMoney(slip, file)))
        {
            return PaymentErrors.RestTooMuch(most);
        }

        slip.WaivedCents += due;
        db.Audit(clock, actor, "payment.waive", "slip", slip.Id, $"{slip.Number}, {Money.Format(due)}");
        var last = (await CountingAsync(db, slip, ct))[^1];
        return await PayAsync(db, actor, slip, file, new MoneyCame(slip.PaidCents, last.BankDate, last.BankReference, null), ct);
    }

    /// <summary>
    /// Ends a payment's counting. A slip that was paid is put before the supervisor: what it paid for stands until a person decides; nothing is revoked here.
    /// </summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="actor">Who confirmed the statement or the correction.</param>
    /// <param name="slip">Its slip, tracked.</param>
    /// <param name="payment">The payment, tracked.</param>
    /// <param name="state">Why it counts no more.</param>
    /// <param name="lineId">The line with which the bank took it back.</param>
    /// <returns>The question that it opened; null where nothing hung on the payment.</returns>
    internal PaymentQuestion? TakeBack(PortalDbContext db, Actor actor, PaymentSlip slip, Payment payment, PaymentState state, Guid? lineId)
    {
        End(actor, slip, payment, state);
        (payment.TakenBackBy, payment.TakenBackAt) = (lineId, lineId is null ? null : payment.EndedAt);
        var action = state == PaymentState.TakenBack ? "payment.taken-back" : "payment.corrected";
        db.Audit(clock, actor, action, "slip", slip.Id, $"{slip.Number}, {Money.Format(payment.AmountCents)}");
        if (slip.IsHeld || slip.Status != SlipStatus.Paid)
        {
            // Nothing was granted for it: less has come, and that is all. What waited to be given back is gone.
            slip.IsHeld = slip.IsHeld && slip.PaidCents > 0;
            return null;
        }

        slip.IsQuestioned = true;
        var question = new PaymentQuestion
        {
            SlipId = slip.Id, PaymentId = payment.Id, LineId = lineId, AmountCents = payment.AmountCents, AskedAt = clock.UtcNow(),
        };
        db.PaymentQuestions.Add(question);
        return question;
    }

    /// <summary>Gives the money of a slip whose case ended back: each of its payments counts no more and stands on the list of refunds.</summary>
    internal async Task ReturnAsync(PortalDbContext db, Actor actor, PaymentSlip slip, CancellationToken ct)
    {
        foreach (var payment in await CountingAsync(db, slip, ct))
        {
            End(actor, slip, payment, PaymentState.Returned);
            var line = await db.BankStatementLines.SingleOrDefaultAsync(l => l.Id == payment.LineId, ct);
            var money = line is null ? new MoneyToReturn(payment.AmountCents, RefundReason.CaseEnded, slip.Id, slip.PayerName)
                : MoneyToReturn.Of(line, slip.Id, payment.AmountCents, RefundReason.CaseEnded);
            db.ListRefund(clock, actor, money with { PaymentId = payment.Id });
        }

        (slip.IsHeld, slip.SettledAt) = (false, clock.UtcNow());
    }

    /// <summary>
    /// Takes <see cref="ReturnAsync"/> back for one payment: its money counts for the slip again, and is held there while the case has ended; where the case
    /// goes on, it pays the slip. Answers the slip's case, and null where the slip does not take it, since it was paid otherwise or another took its
    /// place. Errors are those of the process.
    /// </summary>
    internal async Task<Result<Guid?>> KeepAsync(PortalDbContext db, Actor actor, Payment returned, CancellationToken ct)
    {
        var slip = await db.PaymentSlips.SingleAsync(s => s.Id == returned.SlipId, ct);
        var file = await db.Cases.SingleAsync(c => c.Id == slip.CaseId, ct);
        var money = new MoneyCame(returned.AmountCents, returned.BankDate, returned.BankReference, returned.LineId);
        Result<Payment> kept;
        if (CaseStates.Of(file.Status).IsEnd)
        {
            kept = Add(db, actor, slip, money);
            (slip.IsHeld, slip.SettledAt) = (true, null);
        }
        else if (slip.DueCents < money.AmountCents || !TakesMoney(slip, file))
        {
            return (Guid?)null;
        }
        else
        {
            kept = await TakeAsync(db, actor, slip, file, money, ct);
        }

        if (!kept.IsOk)
        {
            return kept.Error!;
        }

        await PaperMoney.FollowAsync(db, returned, kept.Value, ct);
        db.Audit(clock, actor, "payment.keep", "slip", slip.Id, $"{slip.Number}, {Money.Format(returned.AmountCents)}");
        return (Guid?)file.Id;
    }

    private Payment Add(PortalDbContext db, Actor actor, PaymentSlip slip, MoneyCame money)
    {
        var payment = new Payment
        {
            SlipId = slip.Id, LineId = money.LineId, AmountCents = money.AmountCents, BankDate = money.Date, BankReference = money.Reference,
            BookedAt = clock.UtcNow(), BookedBy = actor.UserId, State = PaymentState.Counts,
        };
        db.Payments.Add(payment);
        (slip.PaidCents, slip.Version) = (slip.PaidCents + money.AmountCents, Guid.NewGuid());
        return payment;
    }

    private void End(Actor actor, PaymentSlip slip, Payment payment, PaymentState state)
    {
        (payment.State, payment.EndedAt, payment.EndedBy, payment.Version) = (state, clock.UtcNow(), actor.UserId, Guid.NewGuid());
        (slip.PaidCents, slip.Version) = (slip.PaidCents - payment.AmountCents, Guid.NewGuid());
    }

    private static Task<List<Payment>> CountingAsync(PortalDbContext db, PaymentSlip slip, CancellationToken ct) =>
        db.Payments.Where(p => p.SlipId == slip.Id && p.State == PaymentState.Counts).OrderBy(p => p.BookedAt).ToListAsync(ct);

    private async Task<Result<Unit>> PayAsync(PortalDbContext db, Actor actor, PaymentSlip slip, Case file, MoneyCame last, CancellationToken ct)
    {
        var isDemandedAgain = slip.IsDemandedAgain;
        (slip.Status, slip.IsDemandedAgain, slip.Version) = (SlipStatus.Paid, false, Guid.NewGuid());
        (slip.BankDate, slip.BankReference) = (last.Date, last.Reference);
        (slip.BookedAt, slip.BookedBy) = (clock.UtcNow(), actor.UserId);
        db.Audit(clock, actor, "payment.book", "slip", slip.Id, $"{slip.Number}, {Money.Format(last.AmountCents)}");

        // What it pays for was granted when it was paid the first time.
        return isDemandedAgain
            ? Unit.Done
            : await ProcessCatalogue.Get(file.ProcessKey).PaidAsync(
                new CaseContext(db, clock, file, clock.UtcNow()) { Actor = actor, CaseLink = portal.Value.Link($"/cases/{file.Id}") }, ct);
    }
}

/// <summary>Money that came for a slip, as the bank or the cashier tells it.</summary>
/// <param name="AmountCents">Cents.</param>
/// <param name="Date">The bank's day.</param>
/// <param name="Reference">The bank's reference.</param>
/// <param name="LineId">The line of a statement that it came with.</param>
internal sealed record MoneyCame(long AmountCents, DateOnly Date, string Reference, Guid? LineId);
