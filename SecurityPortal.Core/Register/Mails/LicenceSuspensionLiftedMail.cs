using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Register.Mails;

/// <summary>To the holder: the suspension is lifted.</summary>
[Mail("LicenceSuspensionLifted", typeof(LicenceMailTexts))]
public sealed record LicenceSuspensionLiftedMail : IMail
{
    public required string Name { get; init; }

    public required string LicenceNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string DecisionNumber { get; init; }

    public required string Link { get; init; }
}
