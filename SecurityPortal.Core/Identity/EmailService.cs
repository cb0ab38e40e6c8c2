using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>Confirmation of an account's address, at its opening and at a change.</summary>
public sealed class EmailService(
    IDbContextFactory<PortalDbContext> dbFactory,
    CurrentSession session,
    OpenSessions open,
    Throttle throttle,
    ILinkTokens tokens,
    PasswordService passwords,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const int MailsPerHour = 5;
    private const int RequestsPerNetwork = 30;

    /// <summary>Opens the account of the link. Errors: <see cref="LinkRefused"/>.</summary>
    public Task<Result<Unit>> ConfirmAsync(string? token, CancellationToken ct) => open.InTransactionAsync<Unit>(
        async db =>
        {
            if (await UserOfAsync(db, token, LinkPurposes.ConfirmEmail, ct) is not { EmailConfirmed: false } user)
            {
                return new LinkRefused();
            }

            user.EmailConfirmed = true;
            await db.EndSessionsAsync(user, SessionEnd.EmailChanged, clock.UtcNow(), keep: null, ct);
            db.AuditAccount(clock, session, user, "account.email-confirmed", user.Id);
            return Unit.Done;
        },
        ct);

    /// <summary>
    /// Mails the link again to the accounts of this address or business number that still wait for it. The answer is the same where there is none.
    /// Errors: <see cref="TooManyRequests"/>.
    /// </summary>
    public async Task<Result<Unit>> ResendAsync(string name, CancellationToken ct)
    {
        if (!await throttle.TakeAsync("resend", Networks.Of(session.Remote), RequestsPerNetwork, ct)
            || !await throttle.TakeAsync("resend-mail", AccountQueries.Normal(name), MailsPerHour, ct))
        {
            return new TooManyRequests();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var users = (await db.FindAllNamedAsync(name, ct)).Where(u => !u.EmailConfirmed && u.PasswordHash is not null).ToList();
                db.AuditAccount(clock, session, null, "account.confirmation-asked", users.FirstOrDefault()?.Id);
                foreach (var user in users)
                {
                    MailConfirmation(db, user, tokens, portal.Value, clock);
                }

                return Unit.Done;
            },
            ct);
    }

    /// <summary>
    /// Keeps a new address until its link is followed; a taken one gets the same answer, and its holder a mail. Errors: <see cref="PasswordWrong"/>,
    /// <see cref="SignInBlocked"/>, <see cref="TooManyRequests"/>.
    /// </summary>
    public async Task<Result<Unit>> AskChangeAsync(Guid userId, string? password, string email, CancellationToken ct)
    {
        if ((await passwords.ProveAsync(userId, password, ct)).Error is { } error)
        {
            return error;
        }

        if (!EmailAddress.TryNormalize(email, out var address))
        {
            throw new ArgumentException("Not an address.", nameof(email));
        }

        if (!await throttle.TakeAsync("change-mail", userId.ToString("N"), MailsPerHour, ct))
        {
            return new TooManyRequests();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var user = await db.Users.SingleAsync(u => u.Id == userId, ct);
                db.AuditAccount(clock, session, user, "account.email-change-asked", user.Id);
                if (await IsTakenAsync(db, user, address, ct))
                {
                    var holder = await db.FindByEmailNameAsync(address, ct);
                    db.MailAccount(clock, holder!, new EmailTakenMail { Link = portal.Value.Link("/sign-in") });
                    user.PendingEmail = null;
                    return Unit.Done;
                }

                // Links to an address typed before are no longer good.
                user.PendingEmail = address;
                db.QueueMail(
                    clock,
                    $"account/{user.Id:N}/ConfirmNewEmail/{Guid.NewGuid():N}",
                    new MailReceiver(user.DisplayName, address, user.Language),
                    new ConfirmNewEmailMail
                    {
                        Name = user.DisplayName,
                        Link = portal.Value.Link($"/confirm-email?token={tokens.Create(user, NewEmailPurpose(address))}"),
                    });
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Makes the pending address the account's own, tells the old one and ends the sessions. Errors: <see cref="LinkRefused"/>,
    /// <see cref="EmailInUse"/>. </summary>
    public async Task<Result<Unit>> ConfirmChangeAsync(string? token, CancellationToken ct)
    {
        try
        {
            return await open.InTransactionAsync<Unit>(
                async db =>
                {
                    if (await PendingUserAsync(db, token, ct) is not { } user)
                    {
                        return new LinkRefused();
                    }

                    return await IsTakenAsync(db, user, user.PendingEmail!, ct) ? new EmailInUse() : await ChangeAsync(db, user, ct);
                },
                ct);
        }
        catch (DbUpdateException)
        {
            return new EmailInUse();
        }
    }

    /// <summary>True when the token is for a changed address, false when for a new account's.</summary>
    public bool IsForChange(string? token) => tokens.Read(token)?.Purpose.StartsWith(LinkPurposes.NewEmail, StringComparison.Ordinal) == true;

    /// <summary>Mails the link that opens a new account; the account waits for it as long as it is good.</summary>
    internal static void MailConfirmation(PortalDbContext db, PortalUser user, ILinkTokens tokens, PortalOptions portal, TimeProvider clock)
    {
        user.LinkSentAt = clock.UtcNow();
        db.MailAccount(
            clock, user,
            new ConfirmEmailMail { Name = user.DisplayName, Link = portal.Link($"/confirm-email?token={tokens.Create(user, LinkPurposes.ConfirmEmail)}") });
    }

    // The purpose names the address, so that a link sent to one address never confirms another.
    private static string NewEmailPurpose(string address) => $"{LinkPurposes.NewEmail}:{address}";

    private static bool SignsInByEmail(PortalUser user) => user.NormalizedUserName == user.NormalizedEmail;

    private static async Task<bool> IsTakenAsync(PortalDbContext db, PortalUser user, string address, CancellationToken ct) =>
        SignsInByEmail(user) && await db.FindByEmailNameAsync(address, ct) is { } other && other.Id != user.Id;

    private async Task<Result<Unit>> ChangeAsync(PortalDbContext db, PortalUser user, CancellationToken ct)
    {
        db.MailAccount(clock, user, new EmailChangedMail { Name = user.DisplayName, Link = portal.Value.Link("/sign-in") });
        var old = user.Email;
        if (SignsInByEmail(user))
        {
            user.UserName = user.PendingEmail;
            user.NormalizedUserName = AccountQueries.Normal(user.PendingEmail!);
        }

        user.Email = user.PendingEmail;
        user.NormalizedEmail = AccountQueries.Normal(user.PendingEmail!);
        user.PendingEmail = null;
        user.EmailConfirmed = true;
        await db.EndSessionsAsync(user, SessionEnd.EmailChanged, clock.UtcNow(), keep: null, ct);
        foreach (var company in await db.Companies.Where(c => c.OwnerUserId == user.Id && c.Email == old).ToListAsync(ct))
        {
            company.Email = user.Email!;
        }

        db.AuditAccount(clock, session, user, "account.email-changed", user.Id);
        return Unit.Done;
    }

    private async Task<PortalUser?> PendingUserAsync(PortalDbContext db, string? token, CancellationToken ct)
    {
        var user = await UserOfAsync(db, token, null, ct);
        return user?.PendingEmail is { } pending && tokens.Read(token)!.Purpose == NewEmailPurpose(pending) ? user : null;
    }

    private async Task<PortalUser?> UserOfAsync(PortalDbContext db, string? token, string? purpose, CancellationToken ct) =>
        tokens.Read(token) is { } link && (purpose is null || link.Purpose == purpose)
            ? await db.Users.SingleOrDefaultAsync(u => u.Id == link.UserId && u.SecurityStamp == link.Stamp && !u.IsDisabled, ct)
            : null;
}
