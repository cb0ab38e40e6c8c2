using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Casework;

/// <summary>A line of the queue.</summary>
public sealed record QueueRow
{
    public required Guid Id { get; init; }

    /// <summary>Version seen, to take the case from the list.</summary>
    public required Guid Version { get; init; }

    public required string Number { get; init; }

    public required string ProcessKey { get; init; }

    public required LocalName ClassName { get; init; }

    /// <summary>First request, further class or renewal.</summary>
    public required RequestKind Kind { get; init; }

    public required string ApplicantName { get; init; }

    public required CaseStatus Status { get; init; }

    public required DateTime SubmittedAt { get; init; }

    /// <summary>When the state changed, UTC.</summary>
    public required DateTime StatusChangedAt { get; init; }

    public Guid? AssignedTo { get; init; }

    public string? AssignedName { get; init; }

    /// <summary>Where the legal clock stands; null once it is decided.</summary>
    public required CaseDeadline? Deadline { get; init; }

    /// <summary>A registry could not be asked.</summary>
    public required bool NotVerified { get; init; }
}
