using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Register.Mails;

/// <summary>To the holder: the licence is suspended.</summary>
[Mail("LicenceSuspended", typeof(LicenceMailTexts))]
public sealed record LicenceSuspendedMail : IMail
{
    public required string Name { get; init; }

    public required string LicenceNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string DecisionNumber { get; init; }

    public required DateOnly AppealUntil { get; init; }

    public required string Link { get; init; }
}
