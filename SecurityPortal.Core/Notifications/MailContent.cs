namespace SecurityPortal.Core.Notifications;

/// <summary>What an e-mail says, without form. Plain texts in the reader's language; nothing in them is taken for markup.</summary>
/// <param name="Language">Culture name: sq, sr-Latn or en. Portal name and footer follow it.</param>
/// <param name="Title">The heading, usually the subject.</param>
/// <param name="Paragraphs">The text, a paragraph each; line breaks inside are kept.</param>
/// <param name="Button">The one thing to do next; none for a mere notice.</param>
public sealed record MailContent(string Language, string Title, IReadOnlyList<string> Paragraphs, MailButton? Button = null);
