namespace SecurityPortal.Core.Cases;

/// <summary>An officer's comment for completion at a step or a field. The applicant sees it at that very place.</summary>
public sealed class CaseComment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    /// <summary>Version the comment speaks of.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>Step key; null for the case as a whole.</summary>
    public string? Step { get; init; }

    /// <summary>Path of the answer within the payload, e.g. <c>Company.BankAccount</c>; null for the whole step.</summary>
    public string? Path { get; init; }

    public required string Text { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>When the case was returned with it, UTC; null while the officer still collects comments.</summary>
    public DateTime? SentAt { get; set; }
}
