namespace SecurityPortal.Core.Identity;

/// <summary>How the account's own identity stands.</summary>
/// <param name="Level">Its level.</param>
/// <param name="MayAsk">The account itself may ask; a delegate may not for a company.</param>
/// <param name="WaitingSince">A request waits since, UTC; null where none does.</param>
/// <param name="RefusedBecause">Why the last request was refused; null where it was not.</param>
public sealed record OwnIdentity(AssuranceLevel Level, bool MayAsk, DateTime? WaitingSince, string? RefusedBecause);

/// <summary>A request that waits, in the ministry's list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Of the person or company.</param>
/// <param name="IsCompany">It is about a company.</param>
/// <param name="AskedAt">When, UTC.</param>
public sealed record IdentityRow(Guid Id, string Name, bool IsCompany, DateTime AskedAt);

/// <summary>A request as the officer looks at it.</summary>
public sealed record IdentityFile
{
    public required IdentityRow Row { get; init; }

    /// <summary>Personal or business number.</summary>
    public required string Number { get; init; }

    public DateOnly? BirthDate { get; init; }

    public required string Email { get; init; }

    public required DateTime RegisteredAt { get; init; }

    public required string FileName { get; init; }

    public required bool IsDecided { get; init; }

    /// <summary>May confirm and refuse.</summary>
    public required bool MayDecide { get; init; }

    // A record would print every value.
    public override string ToString() => $"identity request {Row.Id}";
}
