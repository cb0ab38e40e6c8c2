using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Casework;

/// <summary>A line of the queue.</summary>
public sealed record QueueRow
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Version seen, to take the case from the list.</summary>
    public required Guid Version { get; init; }

    /// <summary>Case number.</summary>
    public required string Number { get; init; }

    /// <summary>Process key.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>Class asked for.</summary>
    public required LocalName ClassName { get; init; }

    /// <summary>First request, further class or renewal.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>Applicant.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>State.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>When filed, UTC.</summary>
    public required DateTime SubmittedAt { get; init; }

    /// <summary>When the state changed, UTC.</summary>
    public required DateTime StatusChangedAt { get; init; }

    /// <summary>Officer, if any.</summary>
    public Guid? AssignedTo { get; init; }

    /// <summary>Their name.</summary>
    public string? AssignedName { get; init; }

    /// <summary>Where the legal clock stands; null once it is decided.</summary>
    public required CaseDeadline? Deadline { get; init; }

    /// <summary>A registry could not be asked.</summary>
    public required bool NotVerified { get; init; }
}
