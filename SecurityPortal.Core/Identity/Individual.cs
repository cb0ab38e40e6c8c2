using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>A natural person with an account of their own.</summary>
public sealed class Individual
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    /// <summary>Personal number, unique among individuals.</summary>
    public required PersonalNumber PersonalNumber { get; init; }

    /// <summary>As the civil registry gave it at registration.</summary>
    public required string FirstName { get; set; }

    /// <summary>As the civil registry gave it at registration.</summary>
    public required string LastName { get; set; }

    /// <summary>As the civil registry gave it at registration.</summary>
    public required DateOnly BirthDate { get; set; }

    /// <summary>Municipality code, domain.md §6.7.</summary>
    public required string MunicipalityCode { get; set; }

    public required string Settlement { get; set; }

    public required string Address { get; set; }

    public required string Phone { get; set; }

    /// <summary>When the person registered, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the ministry confirmed who it is, UTC; null while only its account says so.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>When an administrator released the number, UTC; the row stays for the history and nobody acts for it any more.</summary>
    public DateTime? ReleasedAt { get; set; }
}
