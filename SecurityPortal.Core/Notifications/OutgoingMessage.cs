namespace SecurityPortal.Core.Notifications;

/// <summary>One e-mail to one person, ready to go.</summary>
/// <param name="To">The address alone, as name@example.com.</param>
/// <param name="Subject">One line; line breaks and control characters are taken out.</param>
/// <param name="Html">The page, from <see cref="MailLayout.Html"/>.</param>
/// <param name="Text">The same without formatting, from <see cref="MailLayout"/>.</param>
/// <param name="Language">Culture name of the texts: sq, sr-Latn or en.</param>
/// <param name="MessageId">Fixed for the event, as id@domain without angle brackets, so that a second delivery is known for what it is.</param>
public sealed record OutgoingMessage(string To, string Subject, string Html, string Text, string Language, string MessageId)
{
    /// <summary>Files that go along.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}
