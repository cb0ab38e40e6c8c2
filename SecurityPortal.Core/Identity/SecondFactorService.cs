using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>The authenticator app and its recovery codes.</summary>
public sealed class SecondFactorService(
    IDbContextFactory<PortalDbContext> dbFactory,
    CurrentSession session,
    OpenSessions open,
    Throttle throttle,
    PasswordService passwords,
    IAccountSecrets secrets,
    TimeProvider clock)
{
    private const int RecoveryCodes = 10;

    // Without letters and digits that are mistaken for one another.
    private const string CodeAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>The secret to put into an app, the same until a first code proves it. Nothing changes before that.</summary>
    public async Task<AuthenticatorSetUp> BeginAsync(Guid userId, CancellationToken ct)
    {
        var result = await dbFactory.InReserveAsync<AuthenticatorSetUp>(
            async db =>
            {
                var user = await db.Users.SingleAsync(u => u.Id == userId, ct);
                if (secrets.PendingKeyOf(user) is not { } key)
                {
                    key = Totp.NewKey();
                    secrets.SetPendingKey(user, key);
                }

                return new AuthenticatorSetUp(key, user.Email ?? "");
            },
            ct);
        return result.Value;
    }

    /// <summary>
    /// Switches the second factor on with the first code of the new secret, and answers the recovery codes, which are never shown again. Other sessions end.
    /// Errors: <see cref="CodeRefused"/>, <see cref="SignInBlocked"/>.
    /// </summary>
    public async Task<Result<IReadOnlyList<string>>> ConfirmAsync(Guid userId, string? code, CancellationToken ct)
    {
        var codes = NewCodes();
        return await GuardedAsync<IReadOnlyList<string>>(
            userId,
            async (db, user) =>
            {
                if (secrets.PendingKeyOf(user) is not { } key || Totp.FindStep(key, code, clock.GetUtcNow()) is not { } step)
                {
                    return new CodeRefused();
                }

                secrets.SetKey(user, key);
                secrets.SetCodes(user, codes.Select(HashOf));
                (user.PendingAuthenticatorKey, user.LastAuthenticatorStep, user.TwoFactorEnabled) = (null, step, true);
                await db.EndSessionsAsync(user, SessionEnd.SecondFactorChanged, clock.UtcNow(), session.SessionId, ct);
                db.AuditAccount(clock, session, user, "account.second-factor-on", user.Id);
                return codes;
            },
            ct);
    }

    /// <summary>Whether the account has an app set up.</summary>
    public async Task<bool> HasAppAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.Users.AnyAsync(u => u.Id == userId && u.TwoFactorEnabled, ct);
    }

    /// <summary>Checks a code of the app; each is good once. Errors: <see cref="CodeRefused"/>, <see cref="SignInBlocked"/>.</summary>
    public Task<Result<Unit>> VerifyAsync(Guid userId, string? code, CancellationToken ct) => GuardedAsync<Unit>(
        userId,
        (_, user) =>
        {
            if (secrets.KeyOf(user) is not { } key
                || Totp.FindStep(key, code, clock.GetUtcNow()) is not { } step
                || step <= user.LastAuthenticatorStep)
            {
                return new CodeRefused();
            }

            user.LastAuthenticatorStep = step;
            return Unit.Done;
        },
        ct);

    /// <summary>Uses up a recovery code. Answers how many are left. Errors: <see cref="CodeRefused"/>, <see cref="SignInBlocked"/>.</summary>
    public Task<Result<int>> RecoverAsync(Guid userId, string? code, CancellationToken ct) => GuardedAsync<int>(
        userId,
        (db, user) =>
        {
            var left = secrets.CodesOf(user);
            if (!left.Remove(HashOf(code ?? "")))
            {
                return new CodeRefused();
            }

            secrets.SetCodes(user, left);
            db.AuditAccount(clock, session, user, "account.recovery-code-used", user.Id, $"{left.Count} left");
            return left.Count;
        },
        ct);

    /// <summary>Replaces the recovery codes. Errors: <see cref="PasswordWrong"/>, <see cref="SignInBlocked"/>.</summary>
    public async Task<Result<IReadOnlyList<string>>> RenewCodesAsync(Guid userId, string? password, CancellationToken ct)
    {
        if ((await passwords.ProveAsync(userId, password, ct)).Error is { } error)
        {
            return error;
        }

        var codes = NewCodes();
        return await dbFactory.InTransactionAsync<IReadOnlyList<string>>(
            async db =>
            {
                var user = await db.Users.SingleAsync(u => u.Id == userId && u.TwoFactorEnabled, ct);
                secrets.SetCodes(user, codes.Select(HashOf));
                db.AuditAccount(clock, session, user, "account.recovery-codes-renewed", user.Id);
                return codes;
            },
            ct);
    }

    /// <summary>
    /// Switches the second factor off and ends other sessions. Errors: <see cref="PasswordWrong"/>, <see cref="SignInBlocked"/>,
    /// <see cref="SecondFactorRequired"/> for the ministry's accounts.
    /// </summary>
    public async Task<Result<Unit>> SwitchOffAsync(Guid userId, string? password, CancellationToken ct)
    {
        if ((await passwords.ProveAsync(userId, password, ct)).Error is { } error)
        {
            return error;
        }

        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.UserRoles.AnyAsync(r => r.UserId == userId, ct))
                {
                    return new SecondFactorRequired();
                }

                var user = await db.Users.SingleAsync(u => u.Id == userId, ct);
                await ClearAsync(db, user, clock.UtcNow(), session.SessionId, ct);
                db.AuditAccount(clock, session, user, "account.second-factor-off", user.Id);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Forgets app and codes, and ends the sessions but for the one to keep.</summary>
    private static Task ClearAsync(PortalDbContext db, PortalUser user, DateTime now, Guid? keep, CancellationToken ct)
    {
        user.TwoFactorEnabled = false;
        (user.AuthenticatorKey, user.PendingAuthenticatorKey, user.RecoveryCodeHashes) = (null, null, null);
        return db.EndSessionsAsync(user, SessionEnd.SecondFactorChanged, now, keep, ct);
    }

    /// <summary>Forgets app, codes and passkeys, since the holder's devices are lost, tells the holder of each passkey, and ends all sessions.</summary>
    internal static async Task ForgetAllAsync(PortalDbContext db, PortalUser user, TimeProvider clock, PortalOptions portal, CancellationToken ct)
    {
        db.ForgetPasskeys(user, await db.PasskeysOfAsync(user.Id, ct), clock, portal);
        await ClearAsync(db, user, clock.UtcNow(), keep: null, ct);
    }

    /// <summary>Tries of the second factor, whichever it is, count for the account, wherever they come from: six digits are soon tried through.</summary>
    internal static ThrottleRule[] Rules(Guid userId) => [new("second-factor", userId.ToString("N"), 5, IsPersonal: true)];

    private static List<string> NewCodes() =>
    [
        .. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(CodeAlphabet, 10)).Select(c => $"{c[..5]}-{c[5..]}"),
    ];

    private static string HashOf(string code)
    {
        var plain = new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(plain)));
    }

    private Task<Result<T>> GuardedAsync<T>(
        Guid userId, Func<PortalDbContext, PortalUser, Result<T>> check, CancellationToken ct, [CallerMemberName] string command = "") =>
        GuardedAsync<T>(userId, (db, user) => Task.FromResult(check(db, user)), ct, command);

    private async Task<Result<T>> GuardedAsync<T>(
        Guid userId, Func<PortalDbContext, PortalUser, Task<Result<T>>> check, CancellationToken ct, [CallerMemberName] string command = "")
    {
        var rules = Rules(userId);
        if (await throttle.EnterAsync(rules, ct) is { } until)
        {
            return new SignInBlocked(until);
        }

        var result = await open.InTransactionAsync<T>(
            async db => await check(db, await db.Users.SingleAsync(u => u.Id == userId && !u.IsDisabled, ct)), ct, command);
        if (result.IsOk)
        {
            await throttle.SucceededAsync(rules, ct);
        }
        else
        {
            await dbFactory.InReserveAsync<Unit>(
                db =>
                {
                    db.AuditAccount(clock, session, null, "account.second-factor-failed", userId);
                    return Task.FromResult<Result<Unit>>(Unit.Done);
                },
                ct);
        }

        return result;
    }
}
