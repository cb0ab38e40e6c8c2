using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Appeals.Mails;

/// <summary>To the applicant: the appeal was rejected.</summary>
[Mail("AppealRejected", typeof(AppealMailTexts))]
public sealed record AppealRejectedMail : IMail
{
    public required string Name { get; init; }

    public required string? CaseNumber { get; init; }

    public required string? LicenceNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required string Link { get; init; }
}
