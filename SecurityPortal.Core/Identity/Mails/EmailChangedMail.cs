using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To the old address: the address was changed.</summary>
[Mail("EmailChanged", typeof(AccountMailTexts))]
public sealed record EmailChangedMail : IMail
{
    public required string Name { get; init; }

    public required string Link { get; init; }
}
