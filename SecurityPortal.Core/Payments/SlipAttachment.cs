using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Payments;

/// <summary>The slip's PDF in a mail.</summary>
public static class SlipAttachment
{
    public const string Kind = "slip";

    public static MailAttachmentRef Of(PaymentSlip slip) => new(Kind, slip.Id);
}
