namespace SecurityPortal.Core.Notifications;

/// <summary>An e-mail as its recipient would get it.</summary>
/// <param name="Summary">Subject, recipient, date.</param>
/// <param name="Html">The page; show it in a sandboxed frame only.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Attachments">The files in it.</param>
public sealed record EmlMessage(EmlSummary Summary, string Html, string Text, IReadOnlyList<MailAttachment> Attachments);
