using System.Text.RegularExpressions;
using MimeKit;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Notifications;

/// <summary>Writes an <see cref="OutgoingMessage"/> in the form mail servers read. Nothing in it can begin a header of its own.</summary>
internal static partial class MimeMessages
{
    /// <summary>The message, or mail.invalid when address or Message-ID is not one.</summary>
    public static Result<MimeMessage> Build(OutgoingMessage outgoing, SmtpSettings sender, DateTimeOffset now)
    {
        if (!TryAddress(outgoing.To, out var to))
        {
            return new MailError("mail.invalid", "recipient address", Permanent: true);
        }

        if (!MessageIdForm().IsMatch(outgoing.MessageId))
        {
            return new MailError("mail.invalid", "Message-ID", Permanent: true);
        }

        var message = new MimeMessage { Subject = OneLine(outgoing.Subject), MessageId = outgoing.MessageId, Date = now };
        message.From.Add(new MailboxAddress(OneLine(sender.FromName), sender.From));
        message.To.Add(to);

        // Out-of-office answers to a machine help nobody.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");

        var body = new BodyBuilder { TextBody = outgoing.Text, HtmlBody = outgoing.Html };
        foreach (var file in outgoing.Attachments)
        {
            body.Attachments.Add(OneLine(file.Name), file.Content, ContentType.Parse(file.MediaType));
        }

        message.Body = body.ToMessageBody();
        message.Body.Headers.Add(HeaderId.ContentLanguage, OneLine(outgoing.Language));
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static bool TryAddress(string text, out MailboxAddress address)
    {
        address = null!;
        return AddressForm().IsMatch(text) && MailboxAddress.TryParse(text, out address!) && address.Address == text;
    }

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    // Stricter than the standard on purpose: one address, no display name, no comment, no quoted part.
    [GeneratedRegex(@"\A[^\s\p{C}<>@,;:()\[\]""\\]+@[^\s\p{C}<>@,;:()\[\]""\\]+\z")]
    private static partial Regex AddressForm();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\z")]
    private static partial Regex MessageIdForm();
}
