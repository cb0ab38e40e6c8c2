using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Contract;

/// <summary>A contract in a list.</summary>
public sealed record ContractRow
{
    public required Guid CaseId { get; init; }

    /// <summary>Version of the case seen; a termination names it.</summary>
    public required Guid CaseVersion { get; init; }

    public required string CaseNumber { get; init; }

    /// <summary>Process key, for the words of its states.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>State; applicants and ministry see the same.</summary>
    public required CaseStatus Status { get; init; }

    public required string CompanyName { get; init; }

    public required string? CompanyNumber { get; init; }

    public required LocalName ClassName { get; init; }

    /// <summary>Licence it was notified under.</summary>
    public required string LicenceNumber { get; init; }

    /// <summary>What the client is.</summary>
    public required ContractClientKind ClientKind { get; init; }

    public required string ClientName { get; init; }

    /// <summary>Business number of a legal person.</summary>
    public required string? ClientNumber { get; init; }

    /// <summary>Code of the client's municipality.</summary>
    public required string? MunicipalityCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required DateOnly? SignedOn { get; init; }

    public required DateTime SubmittedAt { get; init; }

    public required bool IsLate { get; init; }

    /// <summary>Runs longer than every licence of its class.</summary>
    public required bool OutlivesLicence { get; init; }

    /// <summary>Its price cannot cover the minimum wage.</summary>
    public required bool BelowMinimumWage { get; init; }

    /// <summary>An annex waits for an officer's look.</summary>
    public required bool AnnexPending { get; init; }

    public required int? Guards { get; init; }

    /// <summary>Price of an hour, in cents.</summary>
    public required long? HourlyPriceCents { get; init; }

    /// <summary>The day on which it ended early.</summary>
    public required DateOnly? TerminatedOn { get; init; }

    /// <summary>Slip that is open or paid; for applicants only with the permission to pay.</summary>
    public Guid? SlipId { get; init; }

    /// <summary>An annex may be added.</summary>
    public bool MayAnnex { get; init; }

    /// <summary>It may be ended early.</summary>
    public bool MayTerminate { get; init; }

    /// <inheritdoc/>
    public override string ToString() => CaseNumber;
}
