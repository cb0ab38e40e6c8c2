using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes;

/// <summary>A fee that filing made due at once.</summary>
/// <param name="AmountCents">Amount in cents of a euro.</param>
/// <param name="PaymentReference">What the payer quotes.</param>
/// <param name="Slip">The payment slip, for a mail.</param>
public sealed record FeeDue(long AmountCents, string PaymentReference, MailAttachmentRef Slip);
