namespace SecurityPortal.Core.Notifications;

/// <summary>A file that is made when the mail is sent.</summary>
/// <param name="Kind">Which <see cref="IMailAttachmentProvider"/> makes it; stays the same for as long as rows with it are stored.</param>
/// <param name="Reference">What the file is about; the provider knows its meaning.</param>
public sealed record MailAttachmentRef(string Kind, Guid Reference);
