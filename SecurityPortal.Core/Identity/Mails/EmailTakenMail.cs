using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an address somebody tried to register again.</summary>
[Mail("EmailTaken", typeof(AccountMailTexts))]
public sealed record EmailTakenMail : IMail
{
    public required string Link { get; init; }
}
