using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Identity.Mails;

/// <summary>To an account: a passkey was taken from it.</summary>
[Mail("PasskeyRemoved", typeof(AccountMailTexts))]
public sealed record PasskeyRemovedMail : IMail
{
    public required string Name { get; init; }

    /// <summary>What its holder called it.</summary>
    public required string Passkey { get; init; }

    public required string Link { get; init; }
}
