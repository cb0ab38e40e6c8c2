using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Payments.Mails;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Core.Payments;

/// <summary>What persons decide about payments that are wrong: corrections by two, and what follows when a paid slip is so no longer.</summary>
public sealed class PaymentDecisions(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock, ICaseChangeFeed feed, SlipBooking booking,
    IOptions<PortalOptions> portal)
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
                if (await ApplyAsync(db, actor, slip, answer, ct))
                {
                    await TellAsync(db, question, slip, ct);
                }

                slip.IsQuestioned = await db.PaymentQuestions.AnyAsync(q => q.SlipId == slip.Id && q.Id != questionId && q.Answer == null, ct);
                if (await Settled(db, question).SingleOrDefaultAsync(ct) is { } line)
                {
                    (line.Resolution, line.ResolvedAt, line.ResolvedBy, line.Version) = (question.Note, question.AnsweredAt, actor.UserId, Guid.NewGuid());
                }

                db.Audit(clock, actor, "payment.answer", "slip", slip.Id, $"{slip.Number}, {answer}");
                return new List<Guid> { slip.CaseId };
            },
            ct);
    }

    /// <summary>
    /// The reversal that the last answer settles: nothing else of what it took back is open, and nothing of it was given back, or settled with a note, before.
    /// </summary>
    internal static IQueryable<BankStatementLine> Settled(PortalDbContext db, PaymentQuestion question) =>
        db.BankStatementLines.Where(l => l.Id == question.LineId && l.ResolvedAt == null
            && !db.Set<BankStatementLine>().Any(u => u.ReversedBy == l.Id && u.ResolvedAt != null)
            && !db.Set<PaymentQuestion>().Any(q => q.LineId == l.Id && q.Id != question.Id && q.Answer == null)
            && !db.Set<Refund>().Any(r => r.Status != RefundStatus.Withdrawn && db.Set<BankStatementLine>().Any(u => u.Id == r.LineId && u.ReversedBy == l.Id))
            && !db.Set<Refund>().Any(r => r.Status != RefundStatus.Withdrawn && db.Set<Payment>().Any(p => p.Id == r.PaymentId && p.TakenBackBy == l.Id)));

    // Whether the payer is to pay again.
    private async Task<bool> ApplyAsync(PortalDbContext db, Actor actor, PaymentSlip slip, PaymentAnswer answer, CancellationToken ct)
    {
        slip.Version = Guid.NewGuid();
        switch (answer)
        {
            case PaymentAnswer.DemandAgain when slip.PaidCents < slip.AmountCents:
                var today = clock.Today();
                (slip.Status, slip.IsDemandedAgain, slip.WaivedCents, slip.IsHeld) = (SlipStatus.Open, true, 0, false);
                slip.DueOn = today.AddDays(await db.NumberSettingAsync(SettingKeys.PaymentDays, new ActDay(today), ct));
                (slip.BookedAt, slip.BookedBy, slip.BankDate, slip.BankReference) = (null, null, null, null);
                return true;
            case PaymentAnswer.Ended:
                (slip.Status, slip.IsDemandedAgain, slip.IsHeld) = (SlipStatus.Cancelled, false, slip.PaidCents > 0);
                return false;
            default:
                // Also where it was demanded again and paid before this answer: then nothing is missing.
                slip.WaivedCents = Math.Max(0, slip.AmountCents - slip.PaidCents);
                if (slip.Status != SlipStatus.Paid)
                {
                    // Of several payments that were taken back one was answered otherwise before.
                    (slip.Status, slip.IsDemandedAgain, slip.IsHeld) = (SlipStatus.Paid, false, false);
                    (slip.BookedAt, slip.BookedBy) = (clock.UtcNow(), actor.UserId);
                }

                return false;
        }
    }

    private async Task TellAsync(PortalDbContext db, PaymentQuestion question, PaymentSlip slip, CancellationToken ct)
    {
        var file = await db.Cases.SingleAsync(c => c.Id == slip.CaseId, ct);
        var receiver = await db.MailReceiverAsync(file.CompanyId, file.IndividualId, ct);
        var about = await db.MailFactsAsync(file, receiver, portal.Value.Link($"/cases/{file.Id}"), ct);
        db.QueueMail(clock, $"payment-question/{question.Id:N}/demanded", receiver, new PaymentDemandedMail
        {
            Name = about.Name, CaseNumber = about.CaseNumber, Subject = about.Subject, AmountCents = slip.DueCents, PaymentReference = slip.Reference,
            DueOn = slip.DueOn, Slip = SlipAttachment.Of(slip), Link = about.Link,
        });
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
        Payment? moving = null;
        if (correction.TargetSlipId is { } targetId)
        {
            var target = await db.PaymentSlips.SingleAsync(s => s.Id == targetId, ct);
            var file = await db.Cases.SingleAsync(c => c.Id == target.CaseId, ct);
            if (!SlipBooking.TakesMoney(target, file))
            {
                return PaymentErrors.CaseEnded(file.Number);
            }

            var taken = await booking.TakeAsync(db, actor, target, file, new MoneyCame(rest, payment.BankDate, payment.BankReference, payment.LineId), ct);
            if (!taken.IsOk)
            {
                return taken.Error!;
            }

            moving = taken.Value;
            rest -= moving.AmountCents;
            moved.Add(file.Id);
        }

        await LeaveAsync(db, actor, correction, payment, moving, rest, ct);
        db.Audit(clock, actor, "correction.confirm", "slip", slip.Id, $"{slip.Number}, {Money.Format(payment.AmountCents)}");
        return moved;
    }

    // What was booked from paper and belongs to no slip never came: a line alone can be held for it.
    private async Task LeaveAsync(
        PortalDbContext db, Actor actor, PaymentCorrection correction, Payment wrong, Payment? right, long rest, CancellationToken ct)
    {
        if (await db.BankStatementLines.SingleOrDefaultAsync(l => l.Id == wrong.LineId, ct) is { } line)
        {
            (line.SlipId, line.CollectiveId) = (right?.SlipId, null);
            if (rest > 0)
            {
                line.HoldAgain();
            }
        }
        else if (right is null)
        {
            foreach (var refund in await db.Refunds.Where(r => r.PaymentId == wrong.Id && r.Status == RefundStatus.ToRefund).ToListAsync(ct))
            {
                db.MoveRefund(clock, actor, refund, RefundStatus.Withdrawn, correction.Reason);
            }
        }
        else
        {
            await PaperMoney.FollowAsync(db, wrong, right, ct);
            if (rest > 0)
            {
                var payer = await db.PaymentSlips.Where(s => s.Id == wrong.SlipId).Select(s => s.PayerName).SingleAsync(ct);
                db.ListRefund(clock, actor, new MoneyToReturn(rest, RefundReason.Overpayment, right.SlipId, payer) { PaymentId = right.Id });
            }
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

    private async Task<Result<Unit>> RunAsync(
        Func<PortalDbContext, Task<Result<List<Guid>>>> work, CancellationToken ct, [CallerMemberName] string command = "")
    {
        var done = await dbFactory.InTransactionAsync(work, PaymentErrors.Changed, ct, command);
        if (!done.IsOk)
        {
            return done.Error!;
        }

        done.Value.ForEach(feed.Publish);
        return Unit.Done;
    }
}
