namespace SecurityPortal.Core.Payments;

/// <summary>A line of a bank statement and what became of it.</summary>
public sealed class BankStatementLine
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid StatementId { get; init; }

    /// <summary>Row in the file, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>Names the entry at the bank, the same in every statement that holds it.</summary>
    public required string EntryKey { get; init; }

    /// <summary>The bank's reference of the entry.</summary>
    public string? EntryReference { get; init; }

    /// <summary>Day at the bank.</summary>
    public DateOnly? BookedOn { get; init; }

    /// <summary>Cents; null where it cannot be read.</summary>
    public long? AmountCents { get; init; }

    /// <summary>Payment reference found in it, 16 digits.</summary>
    public string? Reference { get; init; }

    public string? Payer { get; init; }

    /// <summary>The account that the money came from, where the bank says so.</summary>
    public string? PayerAccount { get; init; }

    /// <summary>Money that came in.</summary>
    public bool IsCredit { get; init; }

    public string Currency { get; init; } = "EUR";

    /// <summary>What the payer wrote.</summary>
    public string? Text { get; init; }

    /// <summary>What became of it.</summary>
    public required StatementOutcome Outcome { get; set; }

    /// <summary>Waits for a cashier: money came that is booked nowhere, in a confirmed statement.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The slip of its reference, or the one that its money was put on by hand.</summary>
    public Guid? SlipId { get; set; }

    /// <summary>The collective slip of its reference, or the one that its money was put on by hand.</summary>
    public Guid? CollectiveId { get; set; }

    /// <summary>When it was worked on or held after its statement was confirmed, UTC; null while it waits for its turn, and where nothing is to be
    /// done.</summary>
    public DateTime? TakenAt { get; set; }

    /// <summary>The later line with which the bank took it back.</summary>
    public Guid? ReversedBy { get; set; }

    /// <summary>Since when it is known that the bank took it back, UTC.</summary>
    public DateTime? ReversedAt { get; set; }

    /// <summary>How a held line was settled.</summary>
    public string? Resolution { get; set; }

    public DateTime? ResolvedAt { get; set; }

    public Guid? ResolvedBy { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Its money waits for a cashier again.</summary>
    internal void HoldAgain() => (IsHeld, ResolvedAt, ResolvedBy, Resolution, Version) = (true, null, null, null, Guid.NewGuid());

    // Names and what payers write are nobody's business in a log.
    /// <inheritdoc/>
    public override string ToString() => $"row {Row}: {Outcome}";
}
