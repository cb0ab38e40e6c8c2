namespace SecurityPortal.Core.Payments;

/// <summary>Money that was booked to a slip. Never deleted: what is taken back or corrected says so and no longer counts.</summary>
public sealed class Payment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SlipId { get; init; }

    /// <summary>The line of a bank statement that it came with; null where a cashier booked it from paper, until a statement brings it.</summary>
    public Guid? LineId { get; set; }

    /// <summary>When a statement brought what was booked from paper, UTC.</summary>
    public DateTime? JoinedAt { get; set; }

    /// <summary>What of the money counts for the slip.</summary>
    public required long AmountCents { get; init; }

    /// <summary>Day of the payment at the bank.</summary>
    public required DateOnly BankDate { get; init; }

    public required string BankReference { get; init; }

    /// <summary>When it was booked, UTC.</summary>
    public required DateTime BookedAt { get; init; }

    public required Guid BookedBy { get; init; }

    public required PaymentState State { get; set; }

    /// <summary>When it ceased to count, UTC.</summary>
    public DateTime? EndedAt { get; set; }

    public Guid? EndedBy { get; set; }

    /// <summary>The later line with which the bank took it back.</summary>
    public Guid? TakenBackBy { get; set; }

    /// <summary>When that was found, UTC: what stood on the list of refunds already had ceased to count before.</summary>
    public DateTime? TakenBackAt { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

/// <summary>Whether money that was booked still counts for its slip.</summary>
public enum PaymentState
{
    Counts,

    /// <summary>The bank took it back.</summary>
    TakenBack,

    /// <summary>It was booked wrongly, and two persons corrected it.</summary>
    Corrected,

    /// <summary>Its case ended: the money went to the list of refunds.</summary>
    Returned,
}
