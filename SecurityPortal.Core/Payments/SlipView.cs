using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Payments;

/// <summary>A slip as lists and panels show it.</summary>
public sealed record SlipView
{
    public required Guid Id { get; init; }

    /// <summary>Version seen, to book it.</summary>
    public required Guid Version { get; init; }

    public required string Number { get; init; }

    /// <summary>Payment reference, 16 digits.</summary>
    public required string Reference { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required string PayerName { get; init; }

    /// <summary>Payer's business number; null for individuals.</summary>
    public required string? PayerNumber { get; init; }

    public required long AmountCents { get; init; }

    /// <summary>What came and counts.</summary>
    public long PaidCents { get; init; }

    /// <summary>What is not asked for any more.</summary>
    public long WaivedCents { get; init; }

    /// <summary>What is still to be paid.</summary>
    public long DueCents => Status == SlipStatus.Open ? Math.Max(0, AmountCents - PaidCents - WaivedCents) : 0;

    /// <summary>A payment of it ceased to count, and what follows is not decided yet.</summary>
    public bool IsQuestioned { get; init; }

    /// <summary>What it is for, in Albanian and, on the second line, in Serbian.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Number of the collective slip that it stands on.</summary>
    public string? CollectiveNumber { get; init; }

    /// <summary>Whether the amount was a confirmed one at issue.</summary>
    public required bool AmountConfirmed { get; init; }

    /// <summary>Beneficiary's account, 16 digits.</summary>
    public required string Account { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>Last local day to pay.</summary>
    public required DateOnly DueOn { get; init; }

    public required SlipStatus Status { get; init; }

    /// <summary>Paid for a case that ended: to be settled with the payer.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Name of the receipt's file; null while there is none.</summary>
    public required string? ReceiptFileName { get; init; }

    /// <summary>When the receipt came, UTC.</summary>
    public required DateTime? ReceiptAt { get; init; }

    public required DateTime? BookedAt { get; init; }

    /// <summary>Bank's day of the payment.</summary>
    public required DateOnly? BankDate { get; init; }

    /// <summary>Bank's reference; null for applicants.</summary>
    public required string? BankReference { get; init; }

    /// <summary>True for whoever may upload a receipt.</summary>
    public bool MayUpload { get; init; }

    /// <summary>Open and past its last day.</summary>
    public bool IsOverdueOn(DateOnly today) => Status == SlipStatus.Open && today > DueOn;

    public string DueText => LocalTime.Format(DueOn);
}
