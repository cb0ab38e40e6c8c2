using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To a new account of the ministry: choose a password.</summary>
[Mail("OfficerInvited", typeof(AccountMailTexts))]
public sealed record OfficerInvitedMail : IMail
{
    public required string Name { get; init; }

    public required string Link { get; init; }
}
