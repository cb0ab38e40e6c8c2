using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;

namespace SecurityPortal.Core.Identity;

/// <summary>Forgotten, first and changed passwords, and the proof of the present one.</summary>
public sealed class PasswordService(
    IDbContextFactory<PortalDbContext> dbFactory,
    CurrentSession session,
    OpenSessions open,
    Throttle throttle,
    ILinkTokens tokens,
    IPasswordHasher<PortalUser> hasher,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const int MailsPerHour = 5;
    private const int RequestsPerNetwork = 30;

    /// <summary>
    /// Mails a link to every account of this e-mail address or business number. The answer is the same where there is none. Errors: <see
    /// cref="TooManyRequests"/>.
    /// </summary>
    public async Task<Result<Unit>> AskAsync(string name, CancellationToken ct)
    {
        if (!await throttle.TakeAsync("reset", Networks.Of(session.Remote), RequestsPerNetwork, ct)
            || !await throttle.TakeAsync("reset-mail", AccountQueries.Normal(name), MailsPerHour, ct))
        {
            return new TooManyRequests();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var users = await db.FindAllNamedAsync(name, ct);
                db.AuditAccount(clock, session, null, "account.password-asked", users.FirstOrDefault()?.Id);
                foreach (var user in users)
                {
                    var company = await db.Companies.Where(c => c.OwnerUserId == user.Id).Select(c => c.Name).FirstOrDefaultAsync(ct);
                    var passkeys = await ForgottenAsync(db, user, ct);
                    db.MailAccount(clock, user, new ResetPasswordMail
                    {
                        Name = user.DisplayName, Company = company, Link = Link(portal.Value, tokens, user),
                        Passkeys = passkeys.Count > 0 ? string.Join(", ", passkeys.Select(p => p.Data.Name ?? "–")) : null,
                    });

                    // It confirms the account too, which waits for it as long as it is good.
                    user.LinkSentAt = clock.UtcNow();
                }

                return Unit.Done;
            },
            ct);
    }

    /// <summary>Whose link this is and whether it is still good; null when it is not.</summary>
    public async Task<PasswordLink?> FindAsync(string? token, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await UserOfAsync(db, token, ct) is { } user
            ? new PasswordLink(user.DisplayName, user.PasswordHash is null, (await ForgottenAsync(db, user, ct)).Count > 0)
            : null;
    }

    /// <summary>
    /// Sets the password of the link's account, which also confirms its address, ends its sessions and forgets its passkeys: whoever has lost the account to a
    /// stranger gets rid of the stranger's too. Errors: <see cref="LinkRefused"/>, and the codes of <see cref="PasswordRules"/>.
    /// </summary>
    public async Task<Result<Unit>> SetByLinkAsync(string? token, string password, CancellationToken ct)
    {
        var hash = hasher.HashPassword(new PortalUser { DisplayName = "" }, password);
        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                if (await UserOfAsync(db, token, ct) is not { } user)
                {
                    return new LinkRefused();
                }

                if (PasswordRules.Check(password, user.UserName, user.Email, user.DisplayName) is { } weak)
                {
                    return weak;
                }

                var isFirst = user.PasswordHash is null;
                user.EmailConfirmed = true;
                await SetAsync(db, user, hash, tellByMail: !isFirst, keep: null, ct);
                if (await ForgottenAsync(db, user, ct) is { Count: > 0 } passkeys)
                {
                    db.ForgetPasskeys(user, passkeys, clock, portal.Value);
                    db.AuditAccount(clock, session, user, "account.passkeys-forgotten", user.Id, $"{passkeys.Count}");
                }

                return Unit.Done;
            },
            ct);
    }

    /// <summary>Changes the signed-in person's password and ends their other sessions. Errors: <see cref="PasswordWrong"/>, <see cref="SignInBlocked"/>, codes
    /// of <see cref="PasswordRules"/>.</summary>
    public async Task<Result<Unit>> ChangeAsync(Guid userId, string? current, string password, CancellationToken ct)
    {
        if ((await ProveAsync(userId, current, ct)).Error is { } error)
        {
            return error;
        }

        var hash = hasher.HashPassword(new PortalUser { DisplayName = "" }, password);
        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                var user = await db.Users.SingleAsync(u => u.Id == userId, ct);
                if (PasswordRules.Check(password, user.UserName, user.Email, user.DisplayName) is { } weak)
                {
                    return weak;
                }

                await SetAsync(db, user, hash, tellByMail: true, keep: session.SessionId, ct);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>That the person at the keyboard knows the account's password. Errors: <see cref="PasswordWrong"/>, <see cref="SignInBlocked"/>.</summary>
    public async Task<Result<Unit>> ProveAsync(Guid userId, string? password, CancellationToken ct)
    {
        ThrottleRule[] rules = [new("proof", userId.ToString("N"), 5, IsPersonal: true)];
        if (await throttle.EnterAsync(rules, ct) is { } until)
        {
            return new SignInBlocked(until);
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && !u.IsDisabled, ct);
        if (user?.PasswordHash is null
            || password is null or { Length: > PasswordRules.Longest }
            || hasher.VerifyHashedPassword(user, user.PasswordHash, password) == PasswordVerificationResult.Failed)
        {
            return new PasswordWrong();
        }

        await throttle.SucceededAsync(rules, ct);
        return Unit.Done;
    }

    /// <summary>The link by which an account chooses its password.</summary>
    internal static string Link(PortalOptions portal, ILinkTokens tokens, PortalUser user) =>
        portal.Link($"/reset-password?token={tokens.Create(user, LinkPurposes.Password)}");

    private async Task<PortalUser?> UserOfAsync(PortalDbContext db, string? token, CancellationToken ct) =>
        tokens.Read(token) is { Purpose: LinkPurposes.Password } link
            ? await db.Users.SingleOrDefaultAsync(u => u.Id == link.UserId && u.SecurityStamp == link.Stamp && !u.IsDisabled, ct)
            : null;

    // An officer without an app keeps theirs: they are the second factor, and whoever reads the mailbox must not get past it.
    private static async Task<List<IdentityUserPasskey<Guid>>> ForgottenAsync(PortalDbContext db, PortalUser user, CancellationToken ct) =>
        user.TwoFactorEnabled || !await db.UserRoles.AnyAsync(r => r.UserId == user.Id, ct) ? await db.PasskeysOfAsync(user.Id, ct) : [];

    private async Task SetAsync(PortalDbContext db, PortalUser user, string hash, bool tellByMail, Guid? keep, CancellationToken ct)
    {
        user.PasswordHash = hash;
        await db.EndSessionsAsync(user, SessionEnd.PasswordChanged, clock.UtcNow(), keep, ct);
        db.AuditAccount(clock, session, user, "account.password-set", user.Id);
        if (tellByMail)
        {
            db.MailAccount(clock, user, new PasswordChangedMail { Name = user.DisplayName, Link = portal.Value.Link("/sign-in") });
        }
    }
}
