using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;

namespace SecurityPortal.Core.Identity;

/// <summary>A person's own passkeys. Adding and removing ask for the password once more, are told by mail, and end the account's other sessions.</summary>
public sealed class PasskeyService(
    IDbContextFactory<PortalDbContext> dbFactory,
    IActorAccessor actors,
    CurrentSession session,
    OpenSessions open,
    PasswordService passwords,
    IPasskeyCeremonies ceremonies,
    Throttle throttle,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>Passkeys of one account.</summary>
    public const int Most = 20;

    /// <summary>Letters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>The account's passkeys, the newest first. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<OwnPasskey>>> ListAsync(CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var rows = await db.PasskeysOfAsync(actor.UserId, ct);
        return rows.OrderByDescending(p => p.Data.CreatedAt)
            .Select(p => new OwnPasskey(
                PasskeyRows.IdOf(p.CredentialId), p.Data.Name ?? "–", p.Data.CreatedAt.UtcDateTime,
                db.Entry(p).Property<DateTime?>(PasskeyRows.LastUsedAt).CurrentValue))
            .ToList();
    }

    /// <summary>
    /// What the browser is asked so that it makes a passkey. Nothing changes yet. Errors: <see cref="NotPermitted"/>, <see cref="PasswordWrong"/>,
    /// <see cref="SignInBlocked"/>, <see cref="PasskeyNameMissing"/>, <see cref="TooManyPasskeys"/>.
    /// </summary>
    public async Task<Result<PasskeyQuestion>> BeginAsync(string? name, string? password, CancellationToken ct)
    {
        if (await ProvenAsync(password, ct) is var proven && !proven.IsOk)
        {
            return proven.Error!;
        }

        if (!TryName(name, out var given))
        {
            return new PasskeyNameMissing();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.UserPasskeys.CountAsync(p => p.UserId == proven.Value.UserId, ct) >= Most)
        {
            return new TooManyPasskeys();
        }

        return await ceremonies.AskNewAsync(await db.Users.AsNoTracking().SingleAsync(u => u.Id == proven.Value.UserId, ct), given);
    }

    /// <summary>Keeps the passkey that the device has made. Errors: <see cref="NotPermitted"/>, <see cref="PasskeyRefused"/>,
    /// <see cref="TooManyPasskeys"/>.</summary>
    public async Task<Result<Unit>> AddAsync(string? answer, string? ticket, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        if (await ceremonies.ReadNewAsync(answer, ticket) is not { } made || made.UserId != actor.UserId
            || !await throttle.TakeAsync(PasskeySignIn.Once, made.TicketId.ToString("N"), 1, ct))
        {
            return new PasskeyRefused();
        }

        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.UserPasskeys.CountAsync(p => p.UserId == actor.UserId, ct) >= Most)
                {
                    return new TooManyPasskeys();
                }

                var user = await db.Users.SingleAsync(u => u.Id == actor.UserId, ct);
                db.AddPasskey(made);
                await db.EndSessionsAsync(user, SessionEnd.SecondFactorChanged, clock.UtcNow(), session.SessionId, ct);
                db.AuditAccount(clock, session, user, "account.passkey-added", user.Id, PasskeyRows.IdOf(made.Passkey.CredentialId));
                db.MailAccount(clock, user, new PasskeyAddedMail
                {
                    Name = user.DisplayName, Passkey = made.Name, Link = portal.Value.Link("/profile"),
                });
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Gives a passkey another name. Errors: <see cref="NotPermitted"/>, <see cref="PasskeyNameMissing"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<Unit>> RenameAsync(string id, string? name, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        if (!TryName(name, out var given))
        {
            return new PasskeyNameMissing();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await FindAsync(db, actor, id, ct) is not { } row)
                {
                    return new NotFound();
                }

                row.Data.Name = given;
                db.AuditAccount(clock, session, await db.Users.SingleAsync(u => u.Id == actor.UserId, ct), "account.passkey-renamed", actor.UserId, id);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Forgets a passkey. Errors: <see cref="NotPermitted"/>, <see cref="PasswordWrong"/>, <see cref="SignInBlocked"/>, <see
    /// cref="NotFound"/>.</summary>
    public async Task<Result<Unit>> RemoveAsync(string id, string? password, CancellationToken ct)
    {
        if (await ProvenAsync(password, ct) is var proven && !proven.IsOk)
        {
            return proven.Error!;
        }

        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                if (await FindAsync(db, proven.Value, id, ct) is not { } row)
                {
                    return new NotFound();
                }

                var user = await db.Users.SingleAsync(u => u.Id == row.UserId, ct);
                db.UserPasskeys.Remove(row);
                await db.EndSessionsAsync(user, SessionEnd.SecondFactorChanged, clock.UtcNow(), session.SessionId, ct);
                db.AuditAccount(clock, session, user, "account.passkey-removed", user.Id, id);
                db.MailAccount(clock, user, PasskeyRows.RemovedMail(user, row, portal.Value));
                return Unit.Done;
            },
            ct);
    }

    private static bool TryName(string? typed, out string name)
    {
        name = (typed ?? "").Trim();
        return name.Length is > 0 and <= LongestName;
    }

    private static async Task<IdentityUserPasskey<Guid>?> FindAsync(PortalDbContext db, Actor actor, string id, CancellationToken ct) =>
        (await db.PasskeysOfAsync(actor.UserId, ct)).SingleOrDefault(p => PasskeyRows.IdOf(p.CredentialId) == id);

    private async Task<Result<Actor>> ProvenAsync(string? password, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        return (await passwords.ProveAsync(actor.UserId, password, ct)).Error is { } error ? error : actor;
    }
}
