namespace SecurityPortal.Core.Identity;

/// <summary>That an account asks the ministry to confirm who it is, with a document to look at.</summary>
public sealed class IdentityRequest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The account.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The person it is about; else <see cref="CompanyId"/>.</summary>
    public Guid? IndividualId { get; init; }

    public Guid? CompanyId { get; init; }

    /// <summary>The document; another one takes its place while the request waits.</summary>
    public required Guid FileId { get; set; }

    public required string FileName { get; set; }

    public required DateTime AskedAt { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>The officer.</summary>
    public Guid? DecidedBy { get; set; }

    public bool? IsConfirmed { get; set; }

    /// <summary>Why it was refused; the account reads it, no mail carries it.</summary>
    public string? Reason { get; set; }

    public Guid Version { get; set; } = Guid.NewGuid();
}
