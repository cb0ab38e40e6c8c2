namespace SecurityPortal.Core.Cases;

/// <summary>One line of a case's history, written in the transaction of the change.</summary>
public sealed class CaseEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    /// <summary>1 for the filing, then counting up: the order in which things happened, whatever the clock said.</summary>
    public required int Number { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Account; null for the portal itself (a deadline).</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Name as it was then.</summary>
    public required string ActorName { get; init; }

    public required CaseAction Action { get; init; }

    /// <summary>State before; null at filing.</summary>
    public CaseStatus? From { get; init; }

    public required CaseStatus To { get; init; }

    /// <summary>Note or reasons. Internal unless <see cref="VisibleToApplicant"/>.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the applicant may read the comment.</summary>
    public bool VisibleToApplicant { get; init; }
}
