namespace SecurityPortal.Core.Notifications;

/// <summary>A file in an e-mail.</summary>
/// <param name="Name">The name it is offered under.</param>
/// <param name="MediaType">Its media type, e.g. application/pdf.</param>
/// <param name="Content">Its bytes.</param>
public sealed record MailAttachment(string Name, string MediaType, byte[] Content);
