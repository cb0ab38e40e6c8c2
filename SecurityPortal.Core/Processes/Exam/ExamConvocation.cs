namespace SecurityPortal.Core.Processes.Exam;

/// <summary>The call of a candidate to a session, as sent: it stays what it was when the session changes.</summary>
public sealed class ExamConvocation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    public required Guid SessionId { get; init; }

    public required string Name { get; init; }

    /// <summary>When the exam begins, UTC.</summary>
    public required DateTime StartsAt { get; init; }

    public required string Place { get; init; }

    /// <summary>Language of the exam.</summary>
    public required string Language { get; init; }

    /// <summary>When the candidate was called, UTC.</summary>
    public required DateTime IssuedAt { get; init; }
}
