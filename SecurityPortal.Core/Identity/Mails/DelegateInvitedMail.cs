using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an invited delegate.</summary>
[Mail("DelegateInvited", typeof(AccountMailTexts))]
public sealed record DelegateInvitedMail : IMail
{
    public required string? Name { get; init; }

    public required string Company { get; init; }

    public required DateOnly ValidUntil { get; init; }

    public required string Link { get; init; }
}
