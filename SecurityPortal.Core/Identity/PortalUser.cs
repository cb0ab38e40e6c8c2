using Microsoft.AspNetCore.Identity;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// An account. The user name is the business number for the owner of a company's account and the e-mail address for everybody else
/// (product.md, Accounts).
/// </summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>The name others see: a person's full name, for a company's owner account the company's.</summary>
    [ProtectedPersonalData]
    public required string DisplayName { get; set; }

    /// <summary>Culture name of the account's language; see <see cref="Common.Languages"/>.</summary>
    public string Language { get; set; } = Common.Languages.Albanian;

    /// <summary>Switched off by an administrator: no sign-in, and open sessions end.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>When the account was made, UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>A new e-mail address that still waits for its confirmation.</summary>
    [ProtectedPersonalData]
    public string? PendingEmail { get; set; }

    /// <summary>Digits and an upper-case e-mail never meet here: log lines show the id alone.</summary>
    public override string ToString() => $"user {Id}";
}
