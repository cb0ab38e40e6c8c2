using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Payments;

/// <summary>What persons decide about payments that are wrong: corrections by two, and what follows when a paid slip is so no longer.</summary>
public sealed class PaymentDecisions(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock, ICaseChangeFeed feed, SlipBooking booking)
{
    /// <summary>
    /// Proposes that a booking is wrong. Nothing changes until another person confirms it. Errors: common.not-permitted, common.not-found, payment.changed,
    /// statement.note-required, text.too-long, payment.no-such-slip, payment.same-slip, payment.not-correctable.
    /// </summary>
    /// <param name="paymentId">The payment.</param>
    /// <param name="seenVersion">Its version as seen.</param>
    /// <param name="target">Number or reference of the slip that the money belongs to; nothing where it belongs to none.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Unit>> ProposeAsync(Guid paymentId, Guid seenVersion, string? target, string? reason, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        if (MoneyDesk.Note(reason) is { } refusal)
        {
            return refusal;
        }

        return await RunAsync(
            async db =>
            {
                if (await db.Payments.SingleOrDefaultAsync(p => p.Id == paymentId, ct) is not { } payment)
                {
                    return new NotFound();
                }

                var slip = string.IsNullOrWhiteSpace(target) ? null : await MoneyDesk.SlipAsync(db, target, ct);
                if (Refusal(payment, seenVersion, slip, isNamed: !string.IsNullOrWhiteSpace(target)) is { } wrong)
                {
                    return wrong;
                }

                if (payment.State != PaymentState.Counts
                    || await db.PaymentCorrections.AnyAsync(c => c.PaymentId == paymentId && c.Status == CorrectionStatus.Proposed, ct))
                {
                    return PaymentErrors.NotCorrectable;
                }

                payment.Version = Guid.NewGuid();
                var correction = new PaymentCorrection
                {
                    PaymentId = paymentId, TargetSlipId = slip?.Id, Reason = reason!.Trim(), ProposedAt = clock.UtcNow(), ProposedBy = actor.UserId,
                    Status = CorrectionStatus.Proposed,
                };
                db.PaymentCorrections.Add(correction);
                db.Audit(clock, actor, "correction.propose", "slip", payment.SlipId, Money.Format(payment.AmountCents));
                return new List<Guid>();
            },
            ct);
    }

    /// <summary>
    /// Confirms a correction, which another person proposed: the payment counts no more, and its money goes to the slip named or waits as a held line again.
    /// Errors: common.not-permitted, common.not-found, payment.changed, payment.second-person, payment.not-correctable, payment.case-ended.
    /// </summary>
    public async Task<Result<Unit>> ConfirmAsync(Guid correctionId, Guid seenVersion, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !(actor.CanBook || actor.CanDecide))
        {
            return new NotPermitted();
        }

        return await RunAsync(
            async db => await FindAsync(db, correctionId, seenVersion, ct) switch
            {
                { IsOk: false, Error: var wrong } => wrong!,
                { Value: var correction } when correction.ProposedBy == actor.UserId => PaymentErrors.SecondPerson,
                { Value: var correction } => await CorrectAsync(db, actor, correction, ct),
            },
            ct);
    }

    /// <summary>Leaves a booking as it is. Errors: common.not-permitted, common.not-found, payment.changed, payment.not-correctable.</summary>
    public async Task<Result<Unit>> RejectAsync(Guid correctionId, Guid seenVersion, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor || !(actor.CanBook || actor.CanDecide))
        {
            return new NotPermitted();
        }

        return await RunAsync(
            async db =>
            {
                var found = await FindAsync(db, correctionId, seenVersion, ct);
                if (!found.IsOk)
                {
                    return found.Error!;
                }

                End(found.Value, CorrectionStatus.Rejected, actor);
                db.Audit(clock, actor, "correction.reject", "payment", found.Value.PaymentId);
                return new List<Guid>();
            },
            ct);
    }

    /// <summary>
    /// Decides what follows when a paid slip is so no longer. A licence is not touched here: its measures have their own page. Errors: common.not-permitted,
    /// common.not-found, payment.changed, statement.note-required, text.too-long.
    /// </summary>
    public async Task<Result<Unit>> AnswerAsync(Guid questionId, Guid seenVersion, PaymentAnswer answer, string? note, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { CanDecide: true } actor)
        {
            return new NotPermitted();
        }

        if (MoneyDesk.Note(note) is { } refusal)
        {
            return refusal;
        }

        return await RunAsync(
            async db =>
            {
                if (await db.PaymentQuestions.SingleOrDefaultAsync(q => q.Id == questionId, ct) is not { } question)
                {
                    return new NotFound();
                }

                if (question.Version != seenVersion || question.Answer is not null)
                {
                    return PaymentErrors.Changed;
                }

                var slip = await db.PaymentSlips.SingleAsync(s => s.Id == question.SlipId, ct);
                (question.Answer, question.Note, question.Version) = (answer, note!.Trim(), Guid.NewGuid());
                (question.AnsweredAt, question.AnsweredBy) = (clock.UtcNow(), actor.UserId);
                await ApplyAsync(db, actor, slip, answer, ct);
                slip.IsQuestioned = await db.PaymentQuestions.AnyAsync(q => q.SlipId == slip.Id && q.Id != questionId && q.Answer == null, ct);
                if (await db.BankStatementLines.SingleOrDefaultAsync(l => l.Id == question.LineId && l.ResolvedAt == null, ct) is { } line)
                {
                    (line.Resolution, line.ResolvedAt, line.ResolvedBy, line.Version) = (question.Note, question.AnsweredAt, actor.UserId, Guid.NewGuid());
                }

                db.Audit(clock, actor, "payment.answer", "slip", slip.Id, $"{slip.Number}, {answer}");
                return new List<Guid> { slip.CaseId };
            },
            ct);
    }

    private async Task ApplyAsync(PortalDbContext db, Actor actor, PaymentSlip slip, PaymentAnswer answer, CancellationToken ct)
    {
        slip.Version = Guid.NewGuid();
        switch (answer)
        {
            case PaymentAnswer.DemandAgain:
                var today = clock.Today();
                (slip.Status, slip.IsDemandedAgain, slip.WaivedCents) = (SlipStatus.Open, true, 0);
                slip.DueOn = today.AddDays(await db.NumberSettingAsync(SettingKeys.PaymentDays, new ActDay(today), ct));
                (slip.BookedAt, slip.BookedBy, slip.BankDate, slip.BankReference) = (null, null, null, null);
                break;
            case PaymentAnswer.CountsAsPaid:
                slip.WaivedCents = Math.Max(0, slip.AmountCents - slip.PaidCents);
                if (slip.Status == SlipStatus.Open)
                {
                    // Of several payments that were taken back one was answered otherwise before.
                    (slip.Status, slip.IsDemandedAgain, slip.BookedAt, slip.BookedBy) = (SlipStatus.Paid, false, clock.UtcNow(), actor.UserId);
                }

                break;
            default:
                (slip.Status, slip.IsHeld) = (SlipStatus.Cancelled, slip.PaidCents > 0);
                break;
        }
    }

    private async Task<Result<List<Guid>>> CorrectAsync(PortalDbContext db, Actor actor, PaymentCorrection correction, CancellationToken ct)
    {
        var payment = await db.Payments.SingleAsync(p => p.Id == correction.PaymentId, ct);
        if (payment.State != PaymentState.Counts)
        {
            return PaymentErrors.NotCorrectable;
        }

        var slip = await db.PaymentSlips.SingleAsync(s => s.Id == payment.SlipId, ct);
        End(correction, CorrectionStatus.Confirmed, actor);
        booking.TakeBack(db, actor, slip, payment, PaymentState.Corrected, null);
        List<Guid> moved = [slip.CaseId];
        var rest = payment.AmountCents;
        if (correction.TargetSlipId is { } targetId)
        {
            var target = await db.PaymentSlips.SingleAsync(s => s.Id == targetId, ct);
            var file = await db.Cases.SingleAsync(c => c.Id == target.CaseId, ct);
            if (target.DueCents == 0 || !SlipBooking.TakesMoney(target, file))
            {
                return PaymentErrors.CaseEnded(file.Number);
            }

            var taken = await booking.TakeAsync(db, actor, target, file, new MoneyCame(rest, payment.BankDate, payment.BankReference, payment.LineId), ct);
            if (!taken.IsOk)
            {
                return taken.Error!;
            }

            rest -= taken.Value;
            moved.Add(file.Id);
        }

        await LeaveAsync(db, actor, correction, payment, slip.PayerName, rest, ct);
        db.Audit(clock, actor, "correction.confirm", "slip", slip.Id, $"{slip.Number}, {Money.Format(payment.AmountCents)}");
        return moved;
    }

    // What was booked from paper and belongs to no slip never came: a line alone can be held for it.
    private async Task LeaveAsync(
        PortalDbContext db, Actor actor, PaymentCorrection correction, Payment payment, string payer, long rest, CancellationToken ct)
    {
        if (rest > 0 && await db.BankStatementLines.SingleOrDefaultAsync(l => l.Id == payment.LineId, ct) is { } line)
        {
            (line.IsHeld, line.ResolvedAt, line.ResolvedBy, line.Resolution, line.Version) = (true, null, null, null, Guid.NewGuid());
        }
        else if (rest > 0 && correction.TargetSlipId is { } targetId)
        {
            var refund = new Refund
            {
                SlipId = targetId, Reason = RefundReason.Overpayment, AmountCents = rest, Payer = payer, CreatedAt = clock.UtcNow(), CreatedBy = actor.UserId,
                Status = RefundStatus.ToRefund,
            };
            db.Refunds.Add(refund);
            db.Audit(clock, actor, "refund.list", "refund", refund.Id, $"{refund.Reason}, {Money.Format(rest)}");
        }
    }

    private void End(PaymentCorrection correction, CorrectionStatus status, Actor actor) =>
        (correction.Status, correction.DecidedAt, correction.DecidedBy, correction.Version) = (status, clock.UtcNow(), actor.UserId, Guid.NewGuid());

    private static Error? Refusal(Payment payment, Guid seenVersion, PaymentSlip? target, bool isNamed) =>
        payment.Version != seenVersion ? PaymentErrors.Changed
        : isNamed && target is null ? PaymentErrors.NoSuchSlip
        : target?.Id == payment.SlipId ? PaymentErrors.SameSlip
        : null;

    private static async Task<Result<PaymentCorrection>> FindAsync(PortalDbContext db, Guid correctionId, Guid seenVersion, CancellationToken ct)
    {
        if (await db.PaymentCorrections.SingleOrDefaultAsync(c => c.Id == correctionId, ct) is not { } correction)
        {
            return new NotFound();
        }

        return correction.Version != seenVersion ? PaymentErrors.Changed
            : correction.Status != CorrectionStatus.Proposed ? PaymentErrors.NotCorrectable : correction;
    }

    private async Task<Result<Unit>> RunAsync(Func<PortalDbContext, Task<Result<List<Guid>>>> work, CancellationToken ct)
    {
        var done = await dbFactory.InTransactionAsync(work, PaymentErrors.Changed, ct);
        if (!done.IsOk)
        {
            return done.Error!;
        }

        done.Value.ForEach(feed.Publish);
        return Unit.Done;
    }
}
