namespace SecurityPortal.Core.Cases;

/// <summary>One line of a case's history, written in the transaction of the change.</summary>
public sealed class CaseEvent
{
    /// <summary>Key; ascending.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Account; null for the portal itself (a deadline).</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Name as it was then.</summary>
    public required string ActorName { get; init; }

    /// <summary>What was done.</summary>
    public required CaseAction Action { get; init; }

    /// <summary>State before; null at filing.</summary>
    public CaseStatus? From { get; init; }

    /// <summary>State after.</summary>
    public required CaseStatus To { get; init; }

    /// <summary>Note or reasons. Internal unless <see cref="VisibleToApplicant"/>.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the applicant may read the comment.</summary>
    public bool VisibleToApplicant { get; init; }
}
