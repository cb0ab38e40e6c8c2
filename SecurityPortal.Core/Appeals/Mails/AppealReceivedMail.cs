using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Appeals.Mails;

/// <summary>To the officer and the supervisor: an appeal against their decision.</summary>
[Mail("AppealReceived", typeof(AppealMailTexts))]
public sealed record AppealReceivedMail : IMail
{
    public required string Name { get; init; }

    public required string Applicant { get; init; }

    public required string? CaseNumber { get; init; }

    public required string? LicenceNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Link { get; init; }
}
