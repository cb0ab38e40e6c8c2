using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Workers;

/// <summary>
/// That a person works for a company: arises when the company's request for the person is approved, or by "Shto punëtor", and then counts once the contract is
/// attached.
/// </summary>
public sealed class Employment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompanyId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Position, as typed or as the code list named it.</summary>
    public required LocalName Position { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The approved request it arose from; null when it was added by hand.</summary>
    public Guid? CaseId { get; set; }

    public Guid? ContractFileId { get; set; }

    /// <summary>Name of the contract's file.</summary>
    public string? ContractFileName { get; set; }

    public string? EndedBy { get; set; }

    /// <summary>When it was entered, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>Added by hand, and the contract is not attached yet: it does not count.</summary>
    public bool IsPending => CaseId is null && ContractFileId is null;
}
