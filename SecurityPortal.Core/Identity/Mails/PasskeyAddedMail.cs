using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an account: a passkey was added to it.</summary>
[Mail("PasskeyAdded", typeof(AccountMailTexts))]
public sealed record PasskeyAddedMail : IMail
{
    public required string Name { get; init; }

    /// <summary>What its holder calls it.</summary>
    public required string Passkey { get; init; }

    public required string Link { get; init; }
}
