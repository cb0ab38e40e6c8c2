using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To a new address of an account: confirm the change.</summary>
[Mail("ConfirmNewEmail", typeof(AccountMailTexts))]
public sealed record ConfirmNewEmailMail : IMail
{
    public required string Name { get; init; }

    public required string Link { get; init; }
}
