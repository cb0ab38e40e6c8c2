using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an account: the ministry has confirmed who it is.</summary>
[Mail("IdentityConfirmed", typeof(AccountMailTexts))]
public sealed record IdentityConfirmedMail : IMail
{
    public required string Name { get; init; }

    public required string Link { get; init; }
}
