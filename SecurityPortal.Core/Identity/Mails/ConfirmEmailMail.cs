using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To a new account: confirm the address.</summary>
[Mail("ConfirmEmail", typeof(AccountMailTexts))]
public sealed record ConfirmEmailMail : IMail
{
    public required string Name { get; init; }

    public required string Link { get; init; }
}
