namespace SecurityPortal.Core.Licences;

/// <summary>A suspension, a lifting or a revocation of a licence: proposed by an officer, decided by a supervisor who is another person.</summary>
public sealed class LicenceMeasure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid LicenceId { get; init; }

    public required MeasureKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public required MeasureStatus Status { get; set; }

    public required Guid ProposedBy { get; init; }

    public required DateTime ProposedAt { get; init; }

    /// <summary>Reasons: proposed by the officer, and those of the decision once it is taken. The holder reads them then.</summary>
    public required string Reasons { get; set; }

    /// <summary>For the ministry alone.</summary>
    public string? InternalNote { get; init; }

    public Guid? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Why a proposal was not followed; for the ministry alone.</summary>
    public string? DecisionNote { get; set; }

    /// <summary>Number of the decision, <c>SSHPS-V-2026-000001</c>; only of one carried out.</summary>
    public string? Number { get; set; }

    /// <summary>The measure whose decision the appeals body sent back, for the one proposed anew.</summary>
    public Guid? PreviousMeasureId { get; init; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Status} {Number}";
}
