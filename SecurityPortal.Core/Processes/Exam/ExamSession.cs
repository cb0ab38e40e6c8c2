namespace SecurityPortal.Core.Processes.Exam;

/// <summary>An exam to be held: of one class, in one language, with so many places.</summary>
public sealed class ExamSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>SP-2026-0001</c>.</summary>
    public required string Number { get; init; }

    public required string ClassCode { get; init; }

    /// <summary>Language, one of <see cref="ExamWords.Languages"/>.</summary>
    public required string Language { get; init; }

    /// <summary>When it begins, UTC.</summary>
    public required DateTime StartsAt { get; set; }

    public required string Place { get; set; }

    /// <summary>Candidates it can take.</summary>
    public required int Capacity { get; set; }

    /// <summary>When it was planned, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was called off, UTC; null while it stands.</summary>
    public DateTime? CancelledAt { get; set; }

    /// <summary>Changes with every write, each assignment included: two of them never take the same place.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}
