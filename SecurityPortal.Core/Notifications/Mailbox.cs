using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Notifications;

/// <summary>Queues mails in the transaction that causes them.</summary>
public static class Mailbox
{
    /// <summary>Adds one mail to <paramref name="db"/>; it is saved with whatever else the caller saves.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="clock">Clock of the portal.</param>
    /// <param name="eventKey">What causes it, unique, e.g. <c>case/{id}/submitted</c>.</param>
    /// <param name="receiver">To whom, in which language.</param>
    /// <param name="mail">What it says.</param>
    public static void QueueMail(this PortalDbContext db, TimeProvider clock, string eventKey, MailReceiver receiver, IMail mail)
    {
        var kind = MailKind.Of(mail.GetType());
        db.Outbox.Add(new OutboxMail
        {
            EventKey = eventKey,
            Template = kind.Name,
            TemplateVersion = kind.Version,
            Language = receiver.Language,
            To = receiver.Email,
            ModelJson = kind.Write(mail),
            CreatedAt = clock.UtcNow(),
            DueAt = clock.UtcNow(),
        });
    }
}
