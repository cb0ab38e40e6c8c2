using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>Checks name and password. Failures count per account and address; a device that signed in before counts for itself, so that strangers cannot lock a
/// company out.</summary>
public sealed class SignInService(
    IDbContextFactory<PortalDbContext> dbFactory,
    CurrentSession session,
    OpenSessions open,
    Throttle throttle,
    IPasswordHasher<PortalUser> hasher,
    IOptions<SessionSettings> settings,
    TimeProvider clock)
{
    // Compared where there is no account, so that both take the same time.
    private static string? _decoy;

    /// <summary>
    /// The account, and what is still needed to sign in. Errors: <see cref="SignInRefused"/>, <see cref="SignInBlocked"/>, and, with the right password only,
    /// <see cref="EmailNotConfirmed"/> and <see cref="AccountDisabled"/>.
    /// </summary>
    /// <param name="name">Business number in either form for a company, else e-mail address.</param>
    /// <param name="password">As typed.</param>
    /// <param name="device">What the browser's device cookie says, if it has one.</param>
    /// <param name="ct">The visitor has gone.</param>
    public async Task<Result<SignInStep>> CheckAsync(string? name, string? password, KnownDevice? device, CancellationToken ct)
    {
        PortalUser? user;
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            user = await db.FindBySignInNameAsync(name, ct);
        }

        var rules = RulesFor(user, name, device);
        if (await throttle.EnterAsync(rules, ct) is { } until)
        {
            await AuditAsync(user, "account.sign-in-blocked", ct);
            return new SignInBlocked(until);
        }

        if (!IsRight(user, password, out var needsRehash))
        {
            await AuditAsync(user, "account.sign-in-failed", ct);
            return new SignInRefused();
        }

        await throttle.SucceededAsync(rules, ct);
        if (user!.IsDisabled)
        {
            await AuditAsync(user, "account.sign-in-disabled", ct);
            return new AccountDisabled();
        }

        if (!user.EmailConfirmed)
        {
            return new EmailNotConfirmed();
        }

        return new SignInStep(user.Id, await NeedAsync(user, needsRehash ? password : null, ct), user.SecurityStamp);
    }

    /// <summary>
    /// The account has signed in completely: begins its session, and ends the one that this browser had before. Answers the session's id. Errors:
    /// <see cref="SignInRefused"/> where the account was changed since its password was right, be it by a moment: such a sign-in must not outlive the change.
    /// </summary>
    public Task<Result<Guid>> CompleteAsync(SignInStep step, CancellationToken ct) => open.InTransactionAsync<Guid>(
        async db =>
        {
            var now = clock.UtcNow();
            var userId = step.UserId;
            var user = await db.Users.SingleAsync(u => u.Id == userId, ct);
            if (user.IsDisabled || (step.Stamp is not null && step.Stamp != user.SecurityStamp))
            {
                return new SignInRefused();
            }

            user.LastSignInAt = now;
            if (session.SessionId is { } old && await db.UserSessions.SingleOrDefaultAsync(s => s.Id == old, ct) is { } replaced)
            {
                replaced.End(SessionEnd.Replaced, now);
            }

            var isMinistry = await db.UserRoles.AnyAsync(r => r.UserId == userId, ct);
            var begun = new UserSession
            {
                UserId = userId, CreatedAt = now, LastSeenAt = now, IdleUntil = now + settings.Value.IdleLife(isMinistry),
                EndsAt = now + settings.Value.AbsoluteLife(isMinistry), Device = session.Device, Remote = session.Remote,
            };
            db.UserSessions.Add(begun);
            db.AuditAccount(clock, session, user, "account.sign-in", user.Id);
            return begun.Id;
        },
        ct);

    private static List<ThrottleRule> Strangers(string account, string network) =>
    [
        new("sign-in", $"{account}|{network}", 5, IsPersonal: true),
        new("sign-in-account", account, 20),
        new("sign-in-network", network, 50),
    ];

    private List<ThrottleRule> RulesFor(PortalUser? user, string? name, KnownDevice? device)
    {
        // Both forms of a number, and any spelling of an address, are one account.
        var account = user?.Id.ToString("N") ?? TypedName(name);
        return user is not null && device?.UserIds.Contains(user.Id) == true
            ? [new ThrottleRule("sign-in-device", $"{account}|{device.Id:N}", 5, IsPersonal: true)]
            : Strangers(account, Networks.Of(session.Remote));
    }

    private static string TypedName(string? name) => BusinessNumber.TryParse(name, out var number) ? number.ToString() : AccountQueries.Normal(name ?? "");

    private bool IsRight(PortalUser? user, string? password, out bool needsRehash)
    {
        var typed = password is { Length: <= PasswordRules.Longest } ? password : "";
        if (user?.PasswordHash is not { } hash)
        {
            var nobody = new PortalUser { DisplayName = "" };
            _decoy ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(nobody, _decoy, typed);
            needsRehash = false;
            return false;
        }

        var result = hasher.VerifyHashedPassword(user, hash, typed);
        needsRehash = result == PasswordVerificationResult.SuccessRehashNeeded;
        return result != PasswordVerificationResult.Failed;
    }

    private async Task<SecondFactorNeed> NeedAsync(PortalUser user, string? rehash, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (rehash is not null)
        {
            var hash = hasher.HashPassword(user, rehash);
            await db.Users.Where(u => u.Id == user.Id && u.PasswordHash == user.PasswordHash)
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, hash), ct);
        }

        if (user.TwoFactorEnabled)
        {
            return SecondFactorNeed.Code;
        }

        if (!await db.UserRoles.AnyAsync(r => r.UserId == user.Id, ct))
        {
            return SecondFactorNeed.None;
        }

        // Whoever has a passkey has a second factor: the password alone must not be enough to set up another.
        return await db.UserPasskeys.AnyAsync(p => p.UserId == user.Id, ct) ? SecondFactorNeed.Code : SecondFactorNeed.SetUp;
    }

    private Task<Result<Unit>> AuditAsync(PortalUser? user, string action, CancellationToken ct) => dbFactory.InReserveAsync<Unit>(
        db =>
        {
            db.AuditAccount(clock, session, null, action, user?.Id);
            return Task.FromResult<Result<Unit>>(Unit.Done);
        },
        ct);
}
