namespace SecurityPortal.Core.Identity;

/// <summary>
/// That a code was mailed to an address which wants to open an account, and whether it came back. Neither the code nor the address stands in it, only keyed
/// hashes.
/// </summary>
public sealed class EmailProof
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Keyed hash of the address.</summary>
    public required string AddressHash { get; init; }

    /// <summary>Keyed hash of the code.</summary>
    public required string CodeHash { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Codes typed so far.</summary>
    public int Tries { get; set; }

    /// <summary>When the right code was typed, UTC.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The account opened by it.</summary>
    public Guid? UserId { get; set; }
}
