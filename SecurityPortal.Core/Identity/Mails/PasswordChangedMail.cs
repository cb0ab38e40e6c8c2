using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an account: its password was changed.</summary>
[Mail("PasswordChanged", typeof(AccountMailTexts))]
public sealed record PasswordChangedMail : IMail
{
    public required string Name { get; init; }

    public required string Link { get; init; }
}
