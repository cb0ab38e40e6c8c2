using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an account: the ministry has not confirmed who it is; the reason stands in the portal.</summary>
[Mail("IdentityRefused", typeof(AccountMailTexts))]
public sealed record IdentityRefusedMail : IMail
{
    public required string Name { get; init; }

    public required string Link { get; init; }
}
