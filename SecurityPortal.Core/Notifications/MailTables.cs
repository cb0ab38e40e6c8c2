using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Notifications;

/// <summary>The tables of outgoing mail.</summary>
public static class MailTables
{
    extension(PortalDbContext db)
    {
        /// <summary>Mails queued and sent.</summary>
        public DbSet<OutboxMail> Outbox => db.Set<OutboxMail>();
    }
}
