namespace SecurityPortal.Core.Processes.Exam;

/// <summary>What a candidate reached in a session, as entered. Nothing is ever written over: a further sitting and a correction are further ones.</summary>
public sealed class ExamSitting
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>Points; null for an absence.</summary>
    public required int? Points { get; init; }

    /// <summary>The officer who entered it.</summary>
    public required Guid EnteredBy { get; init; }

    public required DateTime EnteredAt { get; init; }

    /// <summary>Why an earlier result of the same session was corrected by this one; null for the first.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"sitting {Id}";
}
