using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Payments;

/// <summary>The one way onto the list of refunds, and from state to state there. Runs in the caller's transaction.</summary>
internal static class RefundListing
{
    /// <summary>Puts money on the list.</summary>
    public static void ListRefund(this PortalDbContext db, TimeProvider clock, Actor actor, MoneyToReturn money)
    {
        var refund = new Refund
        {
            LineId = money.LineId, PaymentId = money.PaymentId, SlipId = money.SlipId, Reason = money.Reason, AmountCents = money.AmountCents,
            Payer = money.Payer, PayerAccount = money.PayerAccount, CreatedAt = clock.UtcNow(), CreatedBy = actor.UserId, Status = RefundStatus.ToRefund,
        };
        db.Refunds.Add(refund);
        db.Audit(clock, actor, "refund.list", "refund", refund.Id, $"{refund.Reason}, {Money.Format(refund.AmountCents)}");
    }

    /// <summary>Moves a refund on; whether its state leads there is asked by the caller.</summary>
    public static void MoveRefund(this PortalDbContext db, TimeProvider clock, Actor actor, Refund refund, RefundStatus to, string? note)
    {
        var now = clock.UtcNow();
        (refund.Status, refund.Version) = (to, Guid.NewGuid());
        switch (to)
        {
            case RefundStatus.Ordered:
                (refund.OrderedAt, refund.OrderedBy) = (now, actor.UserId);
                break;
            case RefundStatus.ToRefund:
                (refund.OrderedAt, refund.OrderedBy) = (null, null);
                break;
            default:
                (refund.EndedAt, refund.EndedBy, refund.Note) = (now, actor.UserId, note);
                break;
        }

        db.Audit(clock, actor, $"refund.{to.ToString().ToLowerInvariant()}", "refund", refund.Id, Money.Format(refund.AmountCents));
    }
}

/// <summary>Money that is to be given back.</summary>
/// <param name="AmountCents">Cents.</param>
/// <param name="Reason">Why.</param>
/// <param name="SlipId">The slip that it came for.</param>
/// <param name="Payer">Who gets it.</param>
internal sealed record MoneyToReturn(long AmountCents, RefundReason Reason, Guid? SlipId, string Payer)
{
    public string? PayerAccount { get; init; }

    /// <inheritdoc cref="Refund.LineId"/>
    public Guid? LineId { get; init; }

    /// <inheritdoc cref="Refund.PaymentId"/>
    public Guid? PaymentId { get; init; }

    /// <summary>What of a line's money is to be given back.</summary>
    public static MoneyToReturn Of(BankStatementLine line, Guid? slipId, long cents, RefundReason reason) =>
        new(cents, reason, slipId, line.Payer ?? "–") { PayerAccount = line.PayerAccount, LineId = line.Id };

    // Names are nobody's business in a log.
    /// <inheritdoc/>
    public override string ToString() => $"{Reason}, {AmountCents}";
}
