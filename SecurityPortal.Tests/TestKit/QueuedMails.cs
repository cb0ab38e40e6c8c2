using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Tests.TestKit;

/// <summary>Reads rows of the outbox.</summary>
internal static class QueuedMails
{
    public static TMail Says<TMail>(this OutboxMail row)
        where TMail : IMail => Assert.IsType<TMail>(MailCatalogue.Portal.Read(row));

    public static IReadOnlyList<MailAttachmentRef> Attachments(this OutboxMail row) =>
        MailCatalogue.Portal.Get(row.Template).Attachments(MailCatalogue.Portal.Read(row));
}
