using SecurityPortal.Core.Accounts;

namespace SecurityPortal.Core.Identity;

/// <summary>A further user of a company: invited by its owner, bound to an account on acceptance, ended by either side.</summary>
public sealed class CompanyDelegate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompanyId { get; init; }

    /// <summary>Where the invitation went.</summary>
    public required string Email { get; init; }

    /// <summary>The account, once accepted.</summary>
    public Guid? UserId { get; set; }

    /// <summary>What the delegate may do.</summary>
    public required DelegatePermissions Permissions { get; set; }

    /// <summary>SHA-256 of the invitation's secret; null once used.</summary>
    public string? TokenHash { get; set; }

    /// <summary>When it was sent, UTC. An invitation is valid for seven days.</summary>
    public required DateTime InvitedAt { get; set; }

    /// <summary>When it was accepted, UTC.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>When it ended, UTC; an ended row stays for the history.</summary>
    public DateTime? EndedAt { get; set; }
}
