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
    /// <summary>Whether a slip takes money now: it is open, and its case waits for it or it is to be paid again.</summary>
    public static bool TakesMoney(PaymentSlip slip, Case file) =>
        slip.Status == SlipStatus.Open && (slip.IsDemandedAgain || ProcessCatalogue.Get(file.ProcessKey).TakesPaymentIn(file.Status));

    /// <summary>
    /// Books as much of the money as is due on the slip; once nothing is due any more the slip is paid, and what it pays for happens. Answers how much was
    /// taken. Errors are those of the process.
    /// </summary>
    internal async Task<Result<long>> TakeAsync(PortalDbContext db, Actor actor, PaymentSlip slip, Case file, MoneyCame money, CancellationToken ct)
    {
        var taken = Math.Min(slip.DueCents, money.AmountCents);
        if (taken <= 0 || !TakesMoney(slip, file))
        {
            throw new InvalidOperationException($"Slip {slip.Id} takes no money.");
        }

        db.Payments.Add(new Payment
        {
            SlipId = slip.Id, LineId = money.LineId, AmountCents = taken, BankDate = money.Date, BankReference = money.Reference,
            BookedAt = clock.UtcNow(), BookedBy = actor.UserId, State = PaymentState.Counts,
        });
        (slip.PaidCents, slip.Version) = (slip.PaidCents + taken, Guid.NewGuid());
        if (slip.DueCents > 0)
        {
            db.Audit(clock, actor, "payment.part", "slip", slip.Id, $"{slip.Number}, {Money.Format(taken)}, {Money.Format(slip.DueCents)}");
            return taken;
        }

        var paid = await PayAsync(db, actor, slip, file, money with { AmountCents = taken }, ct);
        return paid.IsOk ? taken : paid.Error!;
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
        var now = clock.UtcNow();
        (payment.State, payment.EndedAt, payment.EndedBy, payment.Version) = (state, now, actor.UserId, Guid.NewGuid());
        (slip.PaidCents, slip.Version) = (Math.Max(0, slip.PaidCents - payment.AmountCents), Guid.NewGuid());
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
            SlipId = slip.Id, PaymentId = payment.Id, LineId = lineId, AmountCents = payment.AmountCents, AskedAt = now,
        };
        db.PaymentQuestions.Add(question);
        return question;
    }

    /// <summary>The payments of a slip that count. A slip that was paid before payments were kept one by one gets its payment now.</summary>
    internal static async Task<List<Payment>> CountingAsync(PortalDbContext db, PaymentSlip slip, CancellationToken ct)
    {
        var all = await db.Payments.Where(p => p.SlipId == slip.Id).OrderBy(p => p.BookedAt).ToListAsync(ct);
        if (all.Count == 0 && slip is { Status: SlipStatus.Paid, PaidCents: 0, BookedAt: { } at, BookedBy: { } by, BankDate: { } day })
        {
            slip.PaidCents = slip.AmountCents;
            all.Add(db.Payments.Add(new Payment
            {
                SlipId = slip.Id, AmountCents = slip.AmountCents, BankDate = day, BankReference = slip.BankReference ?? "–", BookedAt = at, BookedBy = by,
                State = PaymentState.Counts,
            }).Entity);
        }

        return all.FindAll(p => p.State == PaymentState.Counts);
    }

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

/// <summary>Money that came.</summary>
/// <param name="AmountCents">Cents.</param>
/// <param name="Date">The bank's day.</param>
/// <param name="Reference">The bank's reference.</param>
/// <param name="LineId">The line of a statement that it came with.</param>
internal sealed record MoneyCame(long AmountCents, DateOnly Date, string Reference, Guid? LineId);
