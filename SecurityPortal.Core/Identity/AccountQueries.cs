using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>What the room's services share: finding accounts as people name them, audit rows about accounts, mails to them.</summary>
internal static class AccountQueries
{
    /// <summary>Link, and first registration, may wait this long.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    /// <summary>User names and e-mail addresses are compared in this form.</summary>
    public static string Normal(string text) => text.Trim().ToUpperInvariant();

    /// <summary>The account that signs in by this business number (either form) or e-mail address; null when there is none.</summary>
    public static async Task<PortalUser?> FindBySignInNameAsync(this PortalDbContext db, string? typed, CancellationToken ct)
    {
        if (BusinessNumber.TryParse(typed, out var number))
        {
            return await db.BusinessNumberClaims.Where(c => c.Number == number)
                .Join(db.Companies, c => c.CompanyId, c => c.Id, (_, c) => c.OwnerUserId)
                .Join(db.Users, id => id, u => u.Id, (_, u) => u)
                .SingleOrDefaultAsync(ct);
        }

        return EmailAddress.TryNormalize(typed, out var email) ? await db.FindByEmailNameAsync(email, ct) : null;
    }

    /// <summary>The account that signs in by this address.</summary>
    public static Task<PortalUser?> FindByEmailNameAsync(this PortalDbContext db, string email, CancellationToken ct)
    {
        var name = Normal(email);
        return db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == name, ct);
    }

    /// <summary>Every account a person may mean who says a business number or an e-mail address: companies can share one address.</summary>
    public static async Task<List<PortalUser>> FindAllNamedAsync(this PortalDbContext db, string? typed, CancellationToken ct)
    {
        if (EmailAddress.TryNormalize(typed, out var email))
        {
            var normal = Normal(email);
            return await db.Users.Where(u => u.NormalizedEmail == normal && !u.IsDisabled).OrderBy(u => u.CreatedAt).Take(10).ToListAsync(ct);
        }

        return await db.FindBySignInNameAsync(typed, ct) is { IsDisabled: false } user ? [user] : [];
    }

    /// <summary>Adds the account with all that Identity keeps beside it.</summary>
    public static void AddAccount(this PortalDbContext db, PortalUser user, string userName, string email)
    {
        user.UserName = userName;
        user.NormalizedUserName = Normal(userName);
        user.Email = email;
        user.NormalizedEmail = Normal(email);
        user.RenewStamp();
        db.Users.Add(user);
    }

    /// <summary>
    /// Deletes accounts that were not confirmed within the life of the last link: nobody ever signed in to them, and they must not hold a number or an address
    /// for ever.
    /// </summary>
    public static Task RemoveStaleAsync(this PortalDbContext db, IReadOnlyCollection<Guid> userIds, DateTime now, CancellationToken ct) =>
        RemoveAsync(db, Stale(db, now).Where(u => userIds.Contains(u.Id)), ct);

    /// <summary>As the other, whoever they belong to. Answers how many there were.</summary>
    public static Task<int> RemoveStaleAsync(this PortalDbContext db, DateTime now, CancellationToken ct) => RemoveAsync(db, Stale(db, now), ct);

    private static IQueryable<PortalUser> Stale(PortalDbContext db, DateTime now)
    {
        var before = now - LinkLife;
        return db.Users.Where(u => !u.EmailConfirmed && u.PasswordHash != null && (u.LinkSentAt ?? u.CreatedAt) < before
            && !db.UserRoles.Any(r => r.UserId == u.Id));
    }

    private static async Task<int> RemoveAsync(PortalDbContext db, IQueryable<PortalUser> users, CancellationToken ct)
    {
        var stale = await users.ToListAsync(ct);
        if (stale.Count == 0)
        {
            return 0;
        }

        var ids = stale.Select(u => u.Id).ToList();
        var companies = await db.Companies.Where(c => ids.Contains(c.OwnerUserId)).ToListAsync(ct);
        var companyIds = companies.Select(c => c.Id).ToList();
        db.BusinessNumberClaims.RemoveRange(await db.BusinessNumberClaims.Where(c => companyIds.Contains(c.CompanyId)).ToListAsync(ct));
        db.Companies.RemoveRange(companies);
        db.Individuals.RemoveRange(await db.Individuals.Where(i => ids.Contains(i.UserId)).ToListAsync(ct));
        db.Users.RemoveRange(stale);
        await db.SaveChangesAsync(ct);
        return stale.Count;
    }

    /// <summary>An audit row about an account.</summary>
    public static void AuditAccount(
        this PortalDbContext db, TimeProvider clock, CurrentSession session, PortalUser? actor, string action, Guid? subject, string? detail = null) =>
        db.AuditRows.Add(new AuditRow
        {
            At = clock.UtcNow(),
            ActorId = actor?.Id,
            ActorName = actor?.DisplayName ?? "–",
            Action = action,
            SubjectKind = "account",
            SubjectId = subject?.ToString(),
            Detail = detail,
            Remote = session.Remote,
        });

    /// <summary>Queues a mail to an account's address.</summary>
    public static void MailAccount(this PortalDbContext db, TimeProvider clock, PortalUser user, IMail mail) =>
        db.QueueMail(
            clock,
            $"account/{user.Id:N}/{MailKind.Of(mail.GetType()).Name}/{Guid.NewGuid():N}",
            new MailReceiver(user.DisplayName, user.Email ?? throw new InvalidOperationException("An account has no address."), user.Language),
            mail);
}
