using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Notifications;

namespace SecurityPortal.Core.Processes;

/// <summary>Reads who applies, and where mails for them go.</summary>
public static class ApplicantReading
{
    /// <summary>The applicant of a draft or case.</summary>
    public static async Task<Applicant> ApplicantAsync(this PortalDbContext db, Guid? companyId, Guid? individualId, CancellationToken ct) => new(
        companyId is null ? null : await db.Companies.SingleAsync(c => c.Id == companyId, ct),
        individualId is null ? null : await db.Individuals.SingleAsync(i => i.Id == individualId, ct));

    /// <summary>Address and language of the applicant's mails: a company's contact address in its owner's language, an individual's account.</summary>
    public static async Task<MailReceiver> MailReceiverAsync(this PortalDbContext db, Guid? companyId, Guid? individualId, CancellationToken ct) =>
        companyId is not null
            ? await db.Companies.Where(c => c.Id == companyId)
                .Join(db.Users, c => c.OwnerUserId, u => u.Id, (c, u) => new MailReceiver(c.Name, c.Email, u.Language)).SingleAsync(ct)
            : await db.Individuals.Where(i => i.Id == individualId)
                .Join(db.Users, i => i.UserId, u => u.Id, (i, u) => new MailReceiver(u.DisplayName, u.Email!, u.Language)).SingleAsync(ct);
}
