namespace SecurityPortal.Core.Payments;

/// <summary>A payment slip: everything on it is frozen at issue (domain.md §6.4). Never carries a personal number.</summary>
public sealed class PaymentSlip
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Slip number, <c>FP-2026-000001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Payment reference (UNIREF), 16 digits with check digits.</summary>
    public required string Reference { get; init; }

    /// <summary>The case it is for.</summary>
    public required Guid CaseId { get; init; }

    public required string TariffCode { get; init; }

    public required long AmountCents { get; init; }

    /// <summary>Whether the amount was a confirmed one at issue.</summary>
    public required bool AmountConfirmed { get; init; }

    public required string PayerName { get; init; }

    public required string PayerAddress { get; init; }

    /// <summary>Payer's business number; null for individuals.</summary>
    public string? PayerNumber { get; init; }

    public required string Beneficiary { get; init; }

    /// <summary>Beneficiary's account, 16 digits.</summary>
    public required string Account { get; init; }

    public required string Bank { get; init; }

    public required string RevenueCode { get; init; }

    /// <summary>Purpose in Albanian and Serbian.</summary>
    public required string Purpose { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>Last local day to pay.</summary>
    public required DateOnly DueOn { get; set; }

    public required SlipStatus Status { get; set; }

    /// <summary>What came and counts: part payments add up.</summary>
    public long PaidCents { get; set; }

    /// <summary>What is not asked for any more: a difference of a few cents, or what a supervisor let go.</summary>
    public long WaivedCents { get; set; }

    /// <summary>What is still to be paid; nothing for a slip that is paid or cancelled.</summary>
    public long DueCents => Status == SlipStatus.Open ? Math.Max(0, AmountCents - PaidCents - WaivedCents) : 0;

    /// <summary>A payment of it ceased to count after it was paid: a supervisor decides what follows, see <see cref="PaymentQuestion"/>.</summary>
    public bool IsQuestioned { get; set; }

    /// <summary>To be paid again, after what it pays for was granted: paying it moves no case.</summary>
    public bool IsDemandedAgain { get; set; }

    /// <summary>The collective slip that it stands on, if any.</summary>
    public Guid? CollectiveId { get; set; }

    /// <summary>Money for it lies there, but its case ended without what it pays for: the cashier settles it with the payer.</summary>
    public bool IsHeld { get; set; }

    /// <summary>When the cashier settled a payment that was held, UTC: it pays for nothing any more.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>The applicant's uploaded receipt: a hint for the cashier, decides nothing.</summary>
    public Guid? ReceiptFileId { get; set; }

    /// <summary>Name of the receipt's file.</summary>
    public string? ReceiptFileName { get; set; }

    /// <summary>When the receipt was uploaded, UTC.</summary>
    public DateTime? ReceiptAt { get; set; }

    /// <summary>When it was booked, UTC.</summary>
    public DateTime? BookedAt { get; set; }

    public Guid? BookedBy { get; set; }

    /// <summary>Day of the payment by the bank's paper.</summary>
    public DateOnly? BankDate { get; set; }

    /// <summary>The bank's reference of the payment.</summary>
    public string? BankReference { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}
