namespace SecurityPortal.Core.Identity;

/// <summary>That an account asks the ministry to confirm who it is: with a document to look at, by a letter with a code, or both.</summary>
public sealed class IdentityRequest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    /// <summary>The person it is about; else <see cref="CompanyId"/>.</summary>
    public Guid? IndividualId { get; init; }

    public Guid? CompanyId { get; init; }

    /// <summary>The document; another one takes its place while the request waits. Gone once its time is over.</summary>
    public Guid? FileId { get; set; }

    public string? FileName { get; set; }

    public required DateTime AskedAt { get; set; }

    /// <summary>When a letter was asked for last, UTC.</summary>
    public DateTime? LetterAskedAt { get; set; }

    /// <summary>Keyed hash of the code in the letter printed last; null while there is none.</summary>
    public string? CodeHash { get; set; }

    public DateTime? CodeIssuedAt { get; set; }

    /// <summary>When the code is over, UTC.</summary>
    public DateTime? CodeEndsAt { get; set; }

    /// <summary>Codes typed since the letter was printed.</summary>
    public int CodeTries { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>The officer; the account itself where it proved who it is without one.</summary>
    public Guid? DecidedBy { get; set; }

    public bool? IsConfirmed { get; set; }

    /// <summary>Why it was refused; the account reads it, no mail carries it.</summary>
    public string? Reason { get; set; }

    /// <summary>Changes with the document and with the decision: an officer decides about what they saw.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();

    /// <summary>The letter's code can still be typed.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="mostTries">Tries that a code has.</param>
    public bool HasCode(DateTime now, int mostTries) => CodeHash is not null && CodeEndsAt > now && CodeTries < mostTries;
}
