namespace SecurityPortal.Core.Processes.CloseProtection;

/// <summary>Whom a company named for an authorised assignment, and for how long. Immutable: another naming takes its place, the last one holds.</summary>
public sealed class ProtectionNaming
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case that authorised the assignment.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>From 1, in order.</summary>
    public required int Number { get; init; }

    /// <summary>First local day of the contract with the client.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last local day of the contract, inclusive.</summary>
    public required DateOnly To { get; init; }

    /// <summary>When it was named, UTC.</summary>
    public required DateTime NamedAt { get; init; }

    public required string NamedBy { get; init; }

    public List<ProtectionOperator> Operators { get; init; } = [];
}

/// <summary>An operator of a naming, as of that day.</summary>
public sealed class ProtectionOperator
{
    public Guid NamingId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>Number of the worker's licence then.</summary>
    public required string LicenceNumber { get; init; }
}
