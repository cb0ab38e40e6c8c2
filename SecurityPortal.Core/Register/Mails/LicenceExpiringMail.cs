using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Register.Mails;

/// <summary>To the holder: the licence runs out soon.</summary>
[Mail("LicenceExpiring", typeof(LicenceMailTexts))]
public sealed record LicenceExpiringMail : IMail
{
    public required string Name { get; init; }

    public required string LicenceNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required string Link { get; init; }
}
