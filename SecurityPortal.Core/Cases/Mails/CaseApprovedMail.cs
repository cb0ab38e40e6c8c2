using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Cases.Mails;

/// <summary>To an applicant: approved; the slip is attached.</summary>
[Mail("CaseApproved", typeof(CaseMailTexts))]
public sealed record CaseApprovedMail : IMail
{
    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required LocalName Subject { get; init; }

    public required long AmountCents { get; init; }

    public required string PaymentReference { get; init; }

    public required DateOnly DueOn { get; init; }

    public required MailAttachmentRef Slip { get; init; }

    public required string Link { get; init; }
}
