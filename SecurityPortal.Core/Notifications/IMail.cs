namespace SecurityPortal.Core.Notifications;

/// <summary>
/// What one e-mail says: a sealed record with <see cref="MailAttribute"/> beside the texts that it names. Every property is required and has its place in
/// braces in the texts, the link its place in the button. A property that may be null stands only in lines that begin with <c>? </c>: they alone are left out,
/// when it is. Properties are of type string, <see cref="Common.LocalName"/>, <see cref="DateOnly"/>, local <see cref="TimeOnly"/>, int, long (money in cents)
/// or <see cref="MailAttachmentRef"/>, whose place shows nothing and stands in the line that speaks of the file. No mail carries a personal number, a passport
/// number, a birth date or an officer's comment.
/// </summary>
public interface IMail
{
    /// <summary>Where the button leads, absolute; null for a mail without a button.</summary>
    string? Link { get; }
}
