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
    /// <param name="template">One of <see cref="MailTemplates"/>.</param>
    /// <param name="to">Receiver's address.</param>
    /// <param name="language">Receiver's culture name.</param>
    /// <param name="values">What it says.</param>
    /// <param name="slipId">The slip whose PDF is attached.</param>
    /// <param name="convocationId">The convocation whose PDF is attached.</param>
    public static void QueueMail(
        this PortalDbContext db, TimeProvider clock, string eventKey, string template, string to, string language, MailValues values, Guid? slipId = null,
        Guid? convocationId = null) =>
        db.Outbox.Add(new OutboxMail
        {
            EventKey = eventKey,
            Template = template,
            Language = language,
            To = to,
            ModelJson = System.Text.Json.JsonSerializer.Serialize(values),
            SlipId = slipId,
            ConvocationId = convocationId,
            CreatedAt = clock.UtcNow(),
            DueAt = clock.UtcNow(),
        });
}
