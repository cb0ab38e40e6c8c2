using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>A legal person with an account: a security company or a training institution.</summary>
public sealed class Company
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The number the company registered with; its other form, if it has one, is claimed too (<see cref="BusinessNumberClaim"/>).</summary>
    public required BusinessNumber BusinessNumber { get; set; }

    public required string Name { get; set; }

    /// <summary>Municipality code, domain.md §6.7.</summary>
    public required string MunicipalityCode { get; set; }

    public required string Settlement { get; set; }

    public required string Address { get; set; }

    /// <summary>Contact e-mail; the owner account's at first.</summary>
    public required string Email { get; set; }

    public required string Phone { get; set; }

    /// <summary>The account that registered the company and invites delegates.</summary>
    public required Guid OwnerUserId { get; set; }

    /// <summary>When it registered, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the ministry confirmed who it is, UTC; null while only its account says so.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>When an administrator released the number, UTC; the row stays for the history and nobody acts for it any more.</summary>
    public DateTime? ReleasedAt { get; set; }
}
