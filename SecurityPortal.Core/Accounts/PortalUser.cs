using Microsoft.AspNetCore.Identity;

namespace SecurityPortal.Core.Accounts;

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

    /// <summary>When the last link that confirms the account was mailed, UTC; null where none was.</summary>
    public DateTime? LinkSentAt { get; set; }

    /// <summary>A new e-mail address that still waits for its confirmation.</summary>
    [ProtectedPersonalData]
    public string? PendingEmail { get; set; }

    /// <summary>Sealed secret of the authenticator app; null while none is set up. <see cref="IdentityUser{TKey}.TwoFactorEnabled"/> follows it.</summary>
    [ProtectedPersonalData]
    public string? AuthenticatorKey { get; set; }

    /// <summary>Sealed secret shown at the set-up and not yet proven by a first code.</summary>
    [ProtectedPersonalData]
    public string? PendingAuthenticatorKey { get; set; }

    /// <summary>Time step of the last code accepted: no code is good twice.</summary>
    public long LastAuthenticatorStep { get; set; }

    /// <summary>Sealed: SHA-256 of each recovery code not yet used, joined by blanks.</summary>
    public string? RecoveryCodeHashes { get; set; }

    /// <summary>Last complete sign-in, UTC.</summary>
    public DateTime? LastSignInAt { get; set; }

    /// <summary>Ends every open session and every link sent so far.</summary>
    public void RenewStamp() => SecurityStamp = Guid.NewGuid().ToString("N");

    /// <summary>Digits and an upper-case e-mail never meet here: log lines show the id alone.</summary>
    public override string ToString() => $"user {Id}";
}
