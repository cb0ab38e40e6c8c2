using SecurityPortal.Core.Common;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Payments.Mails;

/// <summary>To an applicant: a payment counts no more, and the slip, attached, is to be paid again.</summary>
[Mail("PaymentDemanded", typeof(PaymentTexts))]
public sealed record PaymentDemandedMail : IMail
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
