using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>A person's own account. Business number, personal number and address are there for the kinds of account that have them.</summary>
public sealed record ProfileView
{
    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>Business number or e-mail address.</summary>
    public required string SignInName { get; init; }

    public required string Email { get; init; }

    /// <summary>A new address whose link was not followed yet.</summary>
    public string? PendingEmail { get; init; }

    public required string Language { get; init; }

    public required bool HasAuthenticator { get; init; }

    public required int RecoveryCodesLeft { get; init; }

    public required bool IsMinistry { get; init; }

    /// <summary>Of the company or person; null for accounts that are neither.</summary>
    public AssuranceLevel? Level { get; init; }

    public BusinessNumber? BusinessNumber { get; init; }

    public PersonalNumber? PersonalNumber { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? MunicipalityCode { get; init; }

    public string? Settlement { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public required IReadOnlyList<OwnDelegation> Delegations { get; init; }

    // A record would print every value.
    public override string ToString() => $"profile {UserId}";
}
