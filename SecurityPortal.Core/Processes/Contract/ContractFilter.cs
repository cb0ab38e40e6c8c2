using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>Which contracts one looks at.</summary>
public sealed record ContractFilter
{
    /// <summary>State of the case.</summary>
    public CaseStatus? Status { get; init; }

    public string? ClassCode { get; init; }

    /// <summary>Code of the client's municipality.</summary>
    public string? MunicipalityCode { get; init; }

    /// <summary>In force on or after this day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>In force on or before this day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>
    /// A company's own list: beginnings of words of the client's name, or its number. The ministry's: case, business or personal number, or beginnings of words
    /// of company and client.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The ministry's list: one company.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Only those notified late.</summary>
    public bool Late { get; init; }

    /// <summary>Only those that run longer than the licence.</summary>
    public bool OutlivesLicence { get; init; }

    /// <summary>Only those with an annex that nobody has looked at.</summary>
    public bool AnnexPending { get; init; }

    /// <summary>Only those whose price is below the minimum wage.</summary>
    public bool BelowMinimumWage { get; init; }

    public PageRequest Page { get; init; } = new();

    // The text may be a personal number.
    /// <inheritdoc/>
    public override string ToString() => $"{Status}, {ClassCode}, {From} - {To}";
}
