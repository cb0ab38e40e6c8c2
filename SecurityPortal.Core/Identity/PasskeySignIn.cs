using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>
/// Signs in by a passkey: alone, which is both factors since its device asks for finger, face or PIN; or after the password, in place of the authenticator's
/// code.
/// </summary>
public sealed class PasskeySignIn(
    IDbContextFactory<PortalDbContext> dbFactory,
    CurrentSession session,
    OpenSessions open,
    Throttle throttle,
    IPasskeyCeremonies ceremonies,
    TimeProvider clock)
{
    /// <summary>Kind of count: an answer is good once, on whichever server.</summary>
    internal const string Once = "passkey-once";

    private const int FailuresPerNetwork = 50;

    /// <summary>What the browser is asked where nobody has said who they are.</summary>
    public Task<PasskeyQuestion> AskAsync() => ceremonies.AskKnownAsync(null);

    /// <summary>What the browser is asked after the password; null for an account without passkeys.</summary>
    public async Task<PasskeyQuestion?> AskAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await db.UserPasskeys.AnyAsync(p => p.UserId == userId, ct)
            && await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && !u.IsDisabled, ct) is { } user
                ? await ceremonies.AskKnownAsync(user)
                : null;
    }

    /// <summary>
    /// The account whose passkey this is; nothing more is needed to sign in. Errors: <see cref="PasskeyRefused"/>, <see cref="SignInBlocked"/>, and, with a
    /// passkey that holds only, <see cref="EmailNotConfirmed"/> and <see cref="AccountDisabled"/>.
    /// </summary>
    public async Task<Result<SignInStep>> CheckAsync(string? answer, string? ticket, CancellationToken ct)
    {
        ThrottleRule[] rules = [new("passkey-network", Networks.Of(session.Remote), FailuresPerNetwork)];
        if (await throttle.EnterAsync(rules, ct) is { } until)
        {
            await AuditAsync("account.sign-in-blocked", null, ct);
            return new SignInBlocked(until);
        }

        var known = await ReadAsync(answer, ticket, null, ct);
        var used = await UseAsync(known, rules, "account.passkey-failed", known?.UserId, ct);
        return used.IsOk ? new SignInStep(known!.UserId, SecondFactorNeed.None, used.Value) : used.Error!;
    }

    /// <summary>
    /// A passkey in place of the authenticator's code. It counts as a try of the second factor, and waits where there were too many. Errors:
    /// <see cref="PasskeyRefused"/>, <see cref="SignInBlocked"/>, <see cref="AccountDisabled"/>.
    /// </summary>
    public async Task<Result<Unit>> VerifyAsync(Guid userId, string? answer, string? ticket, CancellationToken ct)
    {
        var rules = SecondFactorService.Rules(userId);
        if (await throttle.EnterAsync(rules, ct) is { } until)
        {
            return new SignInBlocked(until);
        }

        var used = await UseAsync(await ReadAsync(answer, ticket, userId, ct), rules, "account.second-factor-failed", userId, ct);
        return used.IsOk ? Unit.Done : used.Error!;
    }

    private async Task<KnownPasskey?> ReadAsync(string? answer, string? ticket, Guid? askedUserId, CancellationToken ct) =>
        await ceremonies.ReadKnownAsync(answer, ticket) is { } known
        && known.AskedUserId == askedUserId
        && (askedUserId is null || known.UserId == askedUserId)
        && await throttle.TakeAsync(Once, known.TicketId.ToString("N"), 1, ct)
            ? known
            : null;

    // Answers the account's stamp as it is now. The try counts as failed until the passkey has been used.
    private async Task<Result<string>> UseAsync(
        KnownPasskey? known, IReadOnlyList<ThrottleRule> rules, string failed, Guid? userId, CancellationToken ct)
    {
        var used = known is null ? new PasskeyRefused() : await UseAsync(known, ct);
        switch (used.Error)
        {
            case null:
                await throttle.SucceededAsync(rules, ct);
                break;
            case PasskeyRefused:
                await AuditAsync(failed, userId, ct);
                break;
            case AccountDisabled:
                await AuditAsync("account.sign-in-disabled", userId, ct);
                break;
        }

        return used;
    }

    private Task<Result<string>> UseAsync(KnownPasskey known, CancellationToken ct) => open.InTransactionAsync<string>(
        async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Id == known.UserId, ct);
            if (user.IsDisabled)
            {
                return new AccountDisabled();
            }

            if (!user.EmailConfirmed)
            {
                return new EmailNotConfirmed();
            }

            if (!await db.UsePasskeyAsync(known, clock.UtcNow(), ct))
            {
                return new PasskeyRefused();
            }

            db.AuditAccount(clock, session, user, "account.passkey-used", user.Id, PasskeyRows.IdOf(known.Passkey.CredentialId));
            return user.SecurityStamp ?? "";
        },
        ct);

    private Task<Result<Unit>> AuditAsync(string action, Guid? userId, CancellationToken ct) => dbFactory.InReserveAsync<Unit>(
        db =>
        {
            db.AuditAccount(clock, session, null, action, userId);
            return Task.FromResult<Result<Unit>>(Unit.Done);
        },
        ct);
}
