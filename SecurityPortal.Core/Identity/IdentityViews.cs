namespace SecurityPortal.Core.Identity;

/// <summary>How the account's own identity stands, and what it can do about it.</summary>
public sealed record OwnIdentity
{
    public required AssuranceLevel Level { get; init; }

    /// <summary>The account itself may ask; a delegate may not for a company.</summary>
    public required bool MayAsk { get; init; }

    /// <summary>The ways that are open.</summary>
    public required IReadOnlySet<IdentityWay> Ways { get; init; }

    /// <summary>A document waits since, UTC; null where none does.</summary>
    public DateTime? WaitingSince { get; init; }

    /// <summary>Why the last request was refused; null where it was not.</summary>
    public string? RefusedBecause { get; init; }

    /// <summary>A letter was asked for and is not printed yet.</summary>
    public DateTime? LetterAskedAt { get; init; }

    /// <summary>Until when the code of the letter can be typed, UTC; null where there is none.</summary>
    public DateTime? CodeUntil { get; init; }

    /// <summary>A person, as whom an electronic identity can be shown.</summary>
    public required bool IsPerson { get; init; }

    /// <summary>The company's account that a confirmed person who acts for it can confirm as owner; null for everybody else.</summary>
    public CompanyAccount? AsOwner { get; init; }
}

/// <summary>Whose account of a company it is, for whoever confirms it.</summary>
/// <param name="Name">The company.</param>
/// <param name="Email">The account's address.</param>
public sealed record CompanyAccount(string Name, string Email);

/// <summary>A request that waits, in the ministry's list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Of the person or company.</param>
/// <param name="IsCompany">It is about a company.</param>
/// <param name="AskedAt">When, UTC.</param>
/// <param name="HasDocument">There is a document to look at.</param>
/// <param name="LetterAskedAt">A letter was asked for, UTC.</param>
/// <param name="CodeIssuedAt">A letter was printed, UTC.</param>
public sealed record IdentityRow(
    Guid Id, string Name, bool IsCompany, DateTime AskedAt, bool HasDocument, DateTime? LetterAskedAt, DateTime? CodeIssuedAt)
{
    /// <summary>A letter that somebody has asked for is not printed.</summary>
    public bool WantsLetter => LetterAskedAt is { } asked && !(CodeIssuedAt >= asked);
}

/// <summary>A request as the officer looks at it.</summary>
public sealed record IdentityFile
{
    public required IdentityRow Row { get; init; }

    /// <summary>What the officer saw; the decision names it.</summary>
    public required Guid Version { get; init; }

    /// <summary>Personal or business number.</summary>
    public required string Number { get; init; }

    public DateOnly? BirthDate { get; init; }

    public required string Email { get; init; }

    public required DateTime RegisteredAt { get; init; }

    /// <summary>Of the document; null where there is none, or none any more.</summary>
    public string? FileName { get; init; }

    /// <summary>Why it cannot be decided about any more; null while it can.</summary>
    public IdentityDecided? Decided { get; init; }

    public required bool MayDecide { get; init; }

    /// <summary>May confirm: there is a document, and the ministry confirms by documents.</summary>
    public required bool MayConfirm { get; init; }

    /// <summary>May print a letter with a code.</summary>
    public required bool MayPrint { get; init; }

    // A record would print every value.
    public override string ToString() => $"identity request {Row.Id}";
}
