namespace SecurityPortal.Core.Payments;

/// <summary>A wrong booking: one person proposes what is right, another confirms it.</summary>
public sealed class PaymentCorrection
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PaymentId { get; init; }

    /// <summary>The slip that the money belongs to; null where it belongs to none and waits as a held line again.</summary>
    public Guid? TargetSlipId { get; init; }

    public required string Reason { get; init; }

    public required DateTime ProposedAt { get; init; }

    public required Guid ProposedBy { get; init; }

    public required CorrectionStatus Status { get; set; }

    public DateTime? DecidedAt { get; set; }

    public Guid? DecidedBy { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

/// <summary>Where a correction stands.</summary>
public enum CorrectionStatus
{
    Proposed,

    Confirmed,

    /// <summary>The booking stays as it is.</summary>
    Rejected,
}
