namespace SecurityPortal.Core.Registries;

/// <summary>That somebody asked a registry about a number: who, when, why, with what outcome. The number itself is kept as a keyed hash only.</summary>
public sealed class LookupLogEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateTime At { get; init; }

    /// <summary>Account; null for visitors who register.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Keyed hash of a visitor's browser, or of the e-mail address they confirmed.</summary>
    public string? VisitorKey { get; init; }

    /// <summary>Keyed hash of the network address that a visitor asked from.</summary>
    public string? NetworkKey { get; init; }

    /// <summary>Why, e.g. <c>ServiceLicence/owners</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The draft or case it was for.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>HMAC-SHA256 of the number, lower-case hex.</summary>
    public required string NumberHash { get; init; }

    /// <summary>What came of it.</summary>
    public required LookupResult Result { get; init; }
}
