namespace SecurityPortal.Core.Processes.Exam;

/// <summary>A file of candidates or results that was checked and waits to be taken over. Deleted once it was, or after a day.</summary>
public sealed class ExamImport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The institution; null for results, which the ministry imports.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Account that sent it.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Training class of the candidates, or null for results.</summary>
    public string? ClassCode { get; init; }

    /// <summary>The session of the results.</summary>
    public Guid? SessionId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The rows with what the check found.</summary>
    public required string RowsJson { get; init; }

    /// <summary>Changes with every write.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}
