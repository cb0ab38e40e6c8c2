using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Appeals.Mails;

/// <summary>To the applicant: the appeal was upheld; with the slip where a fee falls due.</summary>
[Mail("AppealUpheld", typeof(AppealMailTexts))]
public sealed record AppealUpheldMail : IMail
{
    public required string Name { get; init; }

    public required string? CaseNumber { get; init; }

    public required string? LicenceNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required long? AmountCents { get; init; }

    public required string? PaymentReference { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required MailAttachmentRef? Slip { get; init; }

    public required string Link { get; init; }
}
