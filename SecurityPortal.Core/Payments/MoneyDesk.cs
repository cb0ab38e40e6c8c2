using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>What a cashier does with held lines: books them to slips, says what a reversal undoes, gives the money back, or notes how it was settled.</summary>
public sealed class MoneyDesk(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, TimeProvider clock, ICaseChangeFeed feed, SlipBooking slips, LineReversal reversals)
{
    private const int LongestNote = 1000;

    /// <summary>
    /// Books the money of a held line to a slip, as much as is due there; of a collective slip in the order of its slips. What is left stays held, for another
    /// slip or the refunds. Errors: common.not-permitted, common.not-found, payment.changed, payment.nothing-to-match, payment.no-such-slip,
    /// payment.questioned, payment.already-booked, payment.case-ended.
    /// </summary>
    /// <param name="lineId">The line.</param>
    /// <param name="seenVersion">Its version as the cashier saw it.</param>
    /// <param name="slip">Number or reference of the slip, as typed.</param>
    /// <param name="ct">Ends the work.</param>
    public Task<Result<Unit>> MatchAsync(Guid lineId, Guid seenVersion, string? slip, CancellationToken ct) =>
        ActAsync(lineId, seenVersion, (db, actor, line) => BookToAsync(db, actor, line, slip, ct), ct);

    /// <summary>
    /// Says which slip's payment a held reversal undoes. Errors: common.not-permitted, common.not-found, payment.changed, payment.nothing-to-match,
    /// payment.no-such-slip, payment.nothing-taken-back.
    /// </summary>
    /// <inheritdoc cref="MatchAsync"/>
    public Task<Result<Unit>> MatchReversalAsync(Guid lineId, Guid seenVersion, string? slip, CancellationToken ct) => ActAsync(lineId, seenVersion,
        async (db, actor, line) =>
        {
            if (line.Outcome != StatementOutcome.Reversal || await db.Payments.AnyAsync(p => p.TakenBackBy == line.Id, ct)
                || await db.BankStatementLines.AnyAsync(l => l.ReversedBy == line.Id, ct))
            {
                return PaymentErrors.NothingToMatch;
            }

            if (await SlipAsync(db, slip, ct) is not { } target)
            {
                return PaymentErrors.NoSuchSlip;
            }

            if (await reversals.ReverseAsync(db, actor, line, target.Id, byHand: true, ct) is not { } moved)
            {
                return PaymentErrors.NothingTakenBack;
            }

            (line.SlipId, line.CollectiveId) = (target.Id, null);
            db.Audit(clock, actor, "statement.match", "statement-line", line.Id, target.Number);
            return moved;
        }, ct);

    /// <summary>
    /// Puts what is left of a held line on the list of refunds. Errors: common.not-permitted, common.not-found, payment.changed, payment.nothing-to-match.
    /// </summary>
    public Task<Result<Unit>> RefundAsync(Guid lineId, Guid seenVersion, CancellationToken ct) => ActAsync(lineId, seenVersion, async (db, actor, line) =>
    {
        if (await LineBooking.RestAsync(db, line, ct) is not (> 0 and var rest))
        {
            return PaymentErrors.NothingToMatch;
        }

        var reason = line.Outcome switch
        {
            StatementOutcome.CaseEnded => RefundReason.CaseEnded,
            StatementOutcome.AlreadyBooked => RefundReason.DoublePayment,
            StatementOutcome.Booked or StatementOutcome.Overpayment => RefundReason.Overpayment,
            _ => RefundReason.ByCashier,
        };
        db.ListRefund(clock, actor, MoneyToReturn.Of(line, line.SlipId, rest, reason));
        line.IsHeld = false;
        return new List<Guid>();
    }, ct);

    /// <summary>Settles a held line with a note. Errors: common.not-permitted, common.not-found, statement.note-required, text.too-long, payment.changed,
    /// payment.questioned for a reversal whose question is open.</summary>
    public async Task<Result<Unit>> ResolveAsync(Guid lineId, Guid seenVersion, string? note, CancellationToken ct)
    {
        if (Note(note) is { } refusal)
        {
            return await actors.FindAsync(ct) is { CanBook: true } ? refusal : new NotPermitted();
        }

        return await ActAsync(lineId, seenVersion, async (db, actor, line) =>
        {
            if (await db.PaymentQuestions.AnyAsync(q => q.LineId == line.Id && q.Answer == null, ct))
            {
                return PaymentErrors.Questioned;
            }

            (line.Resolution, line.ResolvedAt, line.ResolvedBy) = (note!.Trim(), clock.UtcNow(), actor.UserId);
            db.Audit(clock, actor, "statement.resolve", "statement-line", lineId, $"{line.Outcome}");
            return new List<Guid>();
        }, ct);
    }

    internal static Error? Note(string? note) => string.IsNullOrWhiteSpace(note) ? StatementErrors.NoteRequired
        : note.Trim().Length > LongestNote ? new Error("text.too-long") { Arguments = [LongestNote] } : null;

    /// <summary>The slip of a number or reference as typed.</summary>
    internal static async Task<PaymentSlip?> SlipAsync(PortalDbContext db, string? typed, CancellationToken ct)
    {
        var (number, digits) = (TypedText.PaperNumber(typed), PaymentReference.Digits(typed));
        return await db.PaymentSlips.SingleOrDefaultAsync(s => s.Number == number || s.Reference == digits, ct);
    }

    // The slips that the money is for: one, or those of a collective slip.
    private static async Task<Result<MatchTarget>> FindAsync(PortalDbContext db, string? typed, BankStatementLine? whole, CancellationToken ct)
    {
        if (await SlipAsync(db, typed, ct) is { } slip)
        {
            var file = await db.Cases.SingleAsync(c => c.Id == slip.CaseId, ct);
            var paper = whole is null ? null : await PaperMoney.FindAsync(db, slip.Id, whole, ct);
            return slip switch
            {
                _ when paper is not null => new MatchTarget([(slip, file)], null) { Paper = paper.Payment },
                { IsQuestioned: true } => PaymentErrors.Questioned,
                { Status: SlipStatus.Paid } => PaymentErrors.AlreadyBooked(
                    await db.Users.Where(u => u.Id == slip.BookedBy).Select(u => u.DisplayName).SingleAsync(ct), slip.BookedAt!.Value),
                _ when !SlipBooking.TakesMoney(slip, file) => PaymentErrors.CaseEnded(file.Number),
                _ => new MatchTarget([(slip, file)], null),
            };
        }

        var (number, digits) = (TypedText.PaperNumber(typed), PaymentReference.Digits(typed));
        if (await db.CollectiveSlips.SingleOrDefaultAsync(c => c.Number == number || c.Reference == digits, ct) is not { } collective)
        {
            return PaymentErrors.NoSuchSlip;
        }

        var payable = await LineBooking.PayableAsync(db, collective.Id, ct);
        return payable.Count > 0 ? new MatchTarget(payable, collective.Id) : PaymentErrors.NoSuchSlip;
    }

    private async Task<Result<List<Guid>>> BookToAsync(PortalDbContext db, Actor actor, BankStatementLine line, string? slip, CancellationToken ct)
    {
        if (await LineBooking.RestAsync(db, line, ct) is not (> 0 and var rest) || line.BookedOn is not { } day || line.Currency != "EUR"
            || LineBooking.ReferenceOf(line) is not { } reference)
        {
            return PaymentErrors.NothingToMatch;
        }

        var found = await FindAsync(db, slip, rest == line.AmountCents ? line : null, ct);
        if (!found.IsOk)
        {
            return found.Error!;
        }

        var (targets, collectiveId) = (found.Value.Slips, found.Value.CollectiveId);
        db.Audit(clock, actor, "statement.match", "statement-line", line.Id, string.Join(", ", targets.Select(f => f.Slip.Number)));
        if (found.Value.Paper is { } paper)
        {
            await PaperMoney.JoinAsync(db, clock, actor, line, paper, ct);
            return new List<Guid> { targets[0].File.Id };
        }

        List<Guid> moved = [];
        foreach (var (target, file) in targets.TakeWhile(_ => rest > 0))
        {
            var taken = await slips.TakeAsync(db, actor, target, file, new MoneyCame(rest, day, reference, line.Id), ct);
            if (!taken.IsOk)
            {
                return taken.Error!;
            }

            rest -= taken.Value.AmountCents;
            moved.Add(file.Id);
        }

        (line.SlipId, line.CollectiveId) = (collectiveId is null ? targets[0].Slip.Id : null, collectiveId);
        (line.Outcome, line.IsHeld) = (StatementOutcome.Booked, rest > 0);
        return moved;
    }

    private async Task<Result<Unit>> ActAsync(
        Guid lineId, Guid seenVersion, Func<PortalDbContext, Actor, BankStatementLine, Task<Result<List<Guid>>>> act, CancellationToken ct,
        [CallerMemberName] string command = "")
    {
        if (await actors.FindAsync(ct) is not { CanBook: true } actor)
        {
            return new NotPermitted();
        }

        var done = await dbFactory.InTransactionAsync<List<Guid>>(
            async db =>
            {
                if (await db.BankStatementLines.SingleOrDefaultAsync(l => l.Id == lineId && l.IsHeld, ct) is not { } line)
                {
                    return new NotFound();
                }

                if (line.Version != seenVersion || line.ResolvedAt is not null)
                {
                    return PaymentErrors.Changed;
                }

                line.Version = Guid.NewGuid();
                return await act(db, actor, line);
            },
            PaymentErrors.Changed,
            ct,
            command);
        if (!done.IsOk)
        {
            return done.Error!;
        }

        done.Value.ForEach(feed.Publish);
        return Unit.Done;
    }

    // Where a line's money goes, and the booking from paper that it is.
    private sealed record MatchTarget(IReadOnlyList<(PaymentSlip Slip, Case File)> Slips, Guid? CollectiveId)
    {
        public Payment? Paper { get; init; }
    }
}
