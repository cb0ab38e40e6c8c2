namespace SecurityPortal.Core.Processes.Exam;

/// <summary>Candidates of an institution and class for whom it applied together.</summary>
public sealed class ExamGroup
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>GP-2026-0001</c>.</summary>
    public required string Number { get; init; }

    public required Guid CompanyId { get; init; }

    public required string ClassCode { get; init; }

    public required int Size { get; init; }

    /// <summary>When it was applied for, UTC.</summary>
    public required DateTime AppliedAt { get; init; }

    public required Guid AppliedBy { get; init; }
}
