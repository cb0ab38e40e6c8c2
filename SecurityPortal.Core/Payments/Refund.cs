namespace SecurityPortal.Core.Payments;

/// <summary>Money that came and is nobody's fee: the list of what the ministry gives back.</summary>
public sealed class Refund
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The line of a bank statement that the money came with; null where it was booked from paper, until a statement brings it.</summary>
    public Guid? LineId { get; set; }

    /// <inheritdoc cref="Payment.JoinedAt"/>
    public DateTime? JoinedAt { get; set; }

    /// <summary>The payment that it was, or that was booked from paper together with it.</summary>
    public Guid? PaymentId { get; set; }

    /// <summary>The slip that was paid too much, twice, or for a case that ended; null where the money names none.</summary>
    public Guid? SlipId { get; init; }

    public required RefundReason Reason { get; init; }

    public required long AmountCents { get; init; }

    public required string Payer { get; init; }

    /// <summary>The account that it came from, where the bank says so.</summary>
    public string? PayerAccount { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required Guid CreatedBy { get; init; }

    public required RefundStatus Status { get; set; }

    /// <summary>When it was ordered at the bank, UTC.</summary>
    public DateTime? OrderedAt { get; set; }

    public Guid? OrderedBy { get; set; }

    /// <summary>When it was given back, UTC, or taken off the list.</summary>
    public DateTime? EndedAt { get; set; }

    public Guid? EndedBy { get; set; }

    /// <summary>The bank's reference of what was given back, or why it was taken off the list.</summary>
    public string? Note { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

/// <summary>Where a refund stands.</summary>
public enum RefundStatus
{
    ToRefund,

    /// <summary>Ordered at the bank.</summary>
    Ordered,

    Refunded,

    /// <summary>Taken off the list: the money is used otherwise, or the bank took it back.</summary>
    Withdrawn,
}

/// <summary>Why money is given back.</summary>
public enum RefundReason
{
    Overpayment,

    /// <summary>The slip was paid before.</summary>
    DoublePayment,

    /// <summary>Its case ended without what was paid for.</summary>
    CaseEnded,

    /// <summary>A cashier decided so.</summary>
    ByCashier,
}
