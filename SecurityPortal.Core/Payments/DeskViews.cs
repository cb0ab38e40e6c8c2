using SecurityPortal.Core.Cases;

namespace SecurityPortal.Core.Payments;

/// <summary>What waits at the money desk.</summary>
/// <param name="Held">Held lines.</param>
/// <param name="Refunds">Refunds that are not given back yet.</param>
/// <param name="Questions">Payments that ceased to count, for the supervisor.</param>
/// <param name="Corrections">Corrections that wait for a second person.</param>
/// <param name="MayBook">The person is a cashier.</param>
/// <param name="MayDecide">The person is a supervisor.</param>
public sealed record DeskCounts(int Held, int Refunds, int Questions, int Corrections, bool MayBook, bool MayDecide);

/// <summary>A refund in the list.</summary>
public sealed record RefundView
{
    public required Guid Id { get; init; }

    /// <summary>Version seen, to move it.</summary>
    public required Guid Version { get; init; }

    public required RefundStatus Status { get; init; }

    public required RefundReason Reason { get; init; }

    public required long AmountCents { get; init; }

    public required string Payer { get; init; }

    public required string? PayerAccount { get; init; }

    /// <summary>The slip that was paid too much or twice.</summary>
    public required string? SlipNumber { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTime? OrderedAt { get; init; }

    public required string? OrderedBy { get; init; }

    public required DateTime? EndedAt { get; init; }

    public required string? EndedBy { get; init; }

    public required string? Note { get; init; }

    // Names are nobody's business in a log.
    /// <inheritdoc/>
    public override string ToString() => $"refund {Id}";
}

/// <summary>A payment that ceased to count, with what hangs on it.</summary>
public sealed record QuestionView
{
    public required Guid Id { get; init; }

    /// <summary>Version seen, to answer it.</summary>
    public required Guid Version { get; init; }

    public required Guid SlipId { get; init; }

    public required string SlipNumber { get; init; }

    public required string PayerName { get; init; }

    public required long AmountCents { get; init; }

    /// <summary>The bank took it back; false where two persons corrected it.</summary>
    public required bool IsReversal { get; init; }

    public required DateTime AskedAt { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required string ProcessKey { get; init; }

    public required CaseStatus CaseStatus { get; init; }

    /// <summary>The licence that the case granted, if any.</summary>
    public required Guid? LicenceId { get; init; }

    public required string? LicenceNumber { get; init; }

    public required PaymentAnswer? Answer { get; init; }

    public required string? Note { get; init; }

    public required DateTime? AnsweredAt { get; init; }

    public required string? AnsweredBy { get; init; }

    // Names are nobody's business in a log.
    /// <inheritdoc/>
    public override string ToString() => $"question {Id}";
}

/// <summary>A correction, as proposed.</summary>
public sealed record CorrectionView
{
    public required Guid Id { get; init; }

    /// <summary>Version seen, to decide it.</summary>
    public required Guid Version { get; init; }

    public required Guid PaymentId { get; init; }

    public required Guid SlipId { get; init; }

    public required string SlipNumber { get; init; }

    public required string PayerName { get; init; }

    public required long AmountCents { get; init; }

    /// <summary>The slip that the money belongs to; null for none.</summary>
    public required string? TargetNumber { get; init; }

    public required string Reason { get; init; }

    public required DateTime ProposedAt { get; init; }

    public required string ProposedBy { get; init; }

    /// <summary>Whoever proposed it looks at it: another person confirms.</summary>
    public required bool IsOwn { get; init; }

    public required CorrectionStatus Status { get; init; }

    public required DateTime? DecidedAt { get; init; }

    public required string? DecidedBy { get; init; }

    // Names are nobody's business in a log.
    /// <inheritdoc/>
    public override string ToString() => $"correction {Id}";
}

/// <summary>A payment of a slip.</summary>
public sealed record PaymentView
{
    public required Guid Id { get; init; }

    /// <summary>Version seen, to propose a correction.</summary>
    public required Guid Version { get; init; }

    public required long AmountCents { get; init; }

    public required DateOnly BankDate { get; init; }

    public required string BankReference { get; init; }

    public required DateTime BookedAt { get; init; }

    public required string BookedBy { get; init; }

    public required PaymentState State { get; init; }

    public required DateTime? EndedAt { get; init; }

    /// <summary>A correction of it waits.</summary>
    public required bool IsProposed { get; init; }
}

/// <summary>A slip with all its money.</summary>
public sealed record SlipMoney(
    SlipView Slip, IReadOnlyList<PaymentView> Payments, IReadOnlyList<CorrectionView> Corrections, IReadOnlyList<QuestionView> Questions,
    IReadOnlyList<RefundView> Refunds, long ToleranceCents, bool MayBook);
