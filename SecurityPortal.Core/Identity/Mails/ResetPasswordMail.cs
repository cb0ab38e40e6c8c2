using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an account: choose a new password.</summary>
[Mail("ResetPassword", typeof(AccountMailTexts))]
public sealed record ResetPasswordMail : IMail
{
    public required string Name { get; init; }

    public required string? Company { get; init; }

    /// <summary>Names of the passkeys that the new password forgets; null where it forgets none.</summary>
    public required string? Passkeys { get; init; }

    public required string Link { get; init; }
}
