using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>A fee: a dated row an administrator edits (domain.md §2.13; every amount shipped is unconfirmed).</summary>
public sealed class Tariff : IDatedRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it is charged for: process key, class and kind, e.g. <c>ServiceLicence/SRV-BAZ/Initial</c>.</summary>
    public required string Code { get; init; }

    public required LocalName Name { get; set; }

    /// <summary>Cents of euro; 0 means issued without a payment.</summary>
    public required long AmountCents { get; set; }

    /// <summary>First day of validity.</summary>
    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day, inclusive; null while open.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Where the rule stands.</summary>
    public string? LegalReference { get; set; }

    /// <summary>Treasury's revenue code, printed on the slip.</summary>
    public required string RevenueCode { get; set; }

    /// <summary>False until an administrator has confirmed the amount.</summary>
    public bool IsConfirmed { get; set; }
}
