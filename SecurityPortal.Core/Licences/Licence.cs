namespace SecurityPortal.Core.Licences;

/// <summary>What a decision grants: a licence or certificate with a number and a validity. Its state is computed at each read (<see
/// cref="LicenceState"/>).</summary>
public sealed class Licence
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>SRV-BAZ-2026-0001</c>; never reused.</summary>
    public required string Number { get; init; }

    /// <summary>Process that granted it.</summary>
    public required string ProcessKey { get; init; }

    public required string ClassCode { get; init; }

    /// <summary>Holding company; null where a natural person holds it.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Holding account of a natural person; null where they had none when it was granted.</summary>
    public Guid? IndividualId { get; init; }

    /// <summary>The natural person a worker licence belongs to, whoever applied for it; then neither company nor account is named.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Holder's name at issue.</summary>
    public required string HolderName { get; init; }

    /// <summary>The case it came from.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>First day of validity, local.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of validity, inclusive, local.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Unguessable text of the QR code's address.</summary>
    public required string Token { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>When it was suspended, UTC; null while it is not.</summary>
    public DateTime? SuspendedAt { get; set; }

    /// <summary>When it was revoked, UTC.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>The licence it renews.</summary>
    public Guid? PreviousLicenceId { get; init; }

    /// <summary>Lines of the history so far.</summary>
    public int HistoryLength { get; set; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}
