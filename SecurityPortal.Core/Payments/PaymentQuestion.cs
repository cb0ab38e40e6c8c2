namespace SecurityPortal.Core.Payments;

/// <summary>
/// A slip that was paid is so no longer, while what it paid for stands: a person decides what follows. Until then nothing else changes.
/// </summary>
public sealed class PaymentQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SlipId { get; init; }

    /// <summary>The payment that ceased to count.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The line with which the bank took it back; null where it was corrected.</summary>
    public Guid? LineId { get; init; }

    public required long AmountCents { get; init; }

    public required DateTime AskedAt { get; init; }

    /// <summary>What was decided; null while it is open.</summary>
    public PaymentAnswer? Answer { get; set; }

    public string? Note { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public Guid? AnsweredBy { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

/// <summary>What follows when a payment ceased to count.</summary>
public enum PaymentAnswer
{
    /// <summary>The slip is to be paid again; what it paid for stays.</summary>
    DemandAgain,

    /// <summary>It counts as paid all the same.</summary>
    CountsAsPaid,

    /// <summary>The supervisor ends what it paid for by a measure or a decision of its own; the slip is cancelled.</summary>
    Ended,
}
