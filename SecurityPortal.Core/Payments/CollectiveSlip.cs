namespace SecurityPortal.Core.Payments;

/// <summary>One slip for several of a payer: paying it pays them. They stay what they are, each with its own reference.</summary>
public sealed class CollectiveSlip
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Number in the row of slips, <c>FP-2026-000001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Payment reference (UNIREF), 16 digits with check digits.</summary>
    public required string Reference { get; init; }

    /// <summary>The company whose slips they are; exactly one of this and <see cref="IndividualId"/> is set.</summary>
    public Guid? CompanyId { get; init; }

    public Guid? IndividualId { get; init; }

    public required string PayerName { get; init; }

    public required string PayerAddress { get; init; }

    /// <summary>Payer's business number; null for individuals.</summary>
    public string? PayerNumber { get; init; }

    public required string Beneficiary { get; init; }

    /// <summary>Beneficiary's account, 16 digits.</summary>
    public required string Account { get; init; }

    public required string Bank { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>The earliest last day of its slips.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When the payer gave it up, UTC: its slips are paid one by one again.</summary>
    public DateTime? DissolvedAt { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}
