using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>A company's further users. Its owner invites, changes and ends them; either side may end.</summary>
public sealed class DelegateService(
    IDbContextFactory<PortalDbContext> dbFactory,
    IActorAccessor actors,
    CurrentSession session,
    Throttle throttle,
    IPasswordHasher<PortalUser> hasher,
    IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const int InvitationsPerHour = 20;

    /// <summary>How long an invitation waits.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>The company's delegates, present ones first. Errors: <see cref="NotPermitted"/>.</summary>
    public async Task<Result<IReadOnlyList<DelegateRow>>> ListAsync(CancellationToken ct)
    {
        if (await OwnerAsync(ct) is not { CompanyId: { } companyId })
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var rows = await db.CompanyDelegates.AsNoTracking().Where(d => d.CompanyId == companyId)
            .GroupJoin(db.Users, d => d.UserId, u => u.Id, (d, users) => new { Delegate = d, Name = users.Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(ct);
        return rows.Select(r => Row(r.Delegate, r.Name)).OrderBy(r => r.State == DelegateState.Ended).ThenByDescending(r => r.Since).ToList();
    }

    /// <summary>Invites by e-mail. Errors: <see cref="NotPermitted"/>, <see cref="AlreadyDelegate"/>, <see cref="TooManyRequests"/>.</summary>
    /// <param name="email">A valid address.</param>
    /// <param name="permissions">What the delegate may do.</param>
    /// <param name="ct">The person has gone.</param>
    public async Task<Result<Unit>> InviteAsync(string email, DelegatePermissions permissions, CancellationToken ct)
    {
        if (await OwnerAsync(ct) is not { CompanyId: { } companyId } owner)
        {
            return new NotPermitted();
        }

        if (!EmailAddress.TryNormalize(email, out var address))
        {
            throw new ArgumentException("Not an address.", nameof(email));
        }

        if (!await throttle.TakeAsync("invite", companyId.ToString("N"), InvitationsPerHour, ct))
        {
            return new TooManyRequests();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                var before = clock.UtcNow() - InvitationLife;
                if (await db.CompanyDelegates.AnyAsync(
                    d => d.CompanyId == companyId && d.Email == address && d.EndedAt == null && (d.AcceptedAt != null || d.InvitedAt > before), ct))
                {
                    return new AlreadyDelegate();
                }

                var invited = new CompanyDelegate { CompanyId = companyId, Email = address, Permissions = permissions & DelegatePermissions.All,
                    InvitedAt = clock.UtcNow() };
                db.CompanyDelegates.Add(invited);
                await SendAsync(db, owner, invited, ct);
                Audit(db, owner, "delegate.invite", invited);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Sends a waiting invitation again, with a new link. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>, <see
    /// cref="TooManyRequests"/>.</summary>
    public async Task<Result<Unit>> InviteAgainAsync(Guid delegateId, CancellationToken ct)
    {
        if (await OwnerAsync(ct) is not { CompanyId: { } companyId } owner)
        {
            return new NotPermitted();
        }

        if (!await throttle.TakeAsync("invite", companyId.ToString("N"), InvitationsPerHour, ct))
        {
            return new TooManyRequests();
        }

        return await OnOwnAsync(
            owner,
            delegateId,
            async (db, invited) =>
            {
                if (invited.AcceptedAt is not null)
                {
                    return new NotFound();
                }

                invited.InvitedAt = clock.UtcNow();
                await SendAsync(db, owner, invited, ct);
                Audit(db, owner, "delegate.invite", invited);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Changes what a delegate may do, from their next step on. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<Unit>> ChangeAsync(Guid delegateId, DelegatePermissions permissions, CancellationToken ct)
    {
        if (await OwnerAsync(ct) is not { } owner)
        {
            return new NotPermitted();
        }

        return await OnOwnAsync(
            owner,
            delegateId,
            (db, row) =>
            {
                row.Permissions = permissions & DelegatePermissions.All;
                Audit(db, owner, "delegate.change", row);
                return Task.FromResult<Result<Unit>>(Unit.Done);
            },
            ct);
    }

    /// <summary>Ends a delegation or takes an invitation back, at once. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<Unit>> EndAsync(Guid delegateId, CancellationToken ct)
    {
        if (await OwnerAsync(ct) is not { } owner)
        {
            return new NotPermitted();
        }

        return await OnOwnAsync(
            owner,
            delegateId,
            (db, row) =>
            {
                End(row);
                Audit(db, owner, "delegate.end", row);
                return Task.FromResult<Result<Unit>>(Unit.Done);
            },
            ct);
    }

    /// <summary>Ends one's own delegation. Errors: <see cref="NotPermitted"/>, <see cref="NotFound"/>.</summary>
    public async Task<Result<Unit>> LeaveAsync(Guid delegateId, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { } actor)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.CompanyDelegates.SingleOrDefaultAsync(d => d.Id == delegateId && d.UserId == actor.UserId && d.EndedAt == null, ct) is not { } row)
                {
                    return new NotFound();
                }

                End(row);
                Audit(db, actor, "delegate.leave", row);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>The invitation of a link. Errors: <see cref="LinkRefused"/>.</summary>
    public async Task<Result<Invitation>> FindAsync(string? secret, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await InvitedAsync(db, secret, ct) is not { } invited)
        {
            return new LinkRefused();
        }

        var company = await db.Companies.Where(c => c.Id == invited.CompanyId).Select(c => c.Name).SingleAsync(ct);
        return new Invitation(company, invited.Email, invited.Permissions, await db.FindByEmailNameAsync(invited.Email, ct) is not null);
    }

    /// <summary>
    /// Accepts with the signed-in account, which must sign in by the invited address. Errors: <see cref="LinkRefused"/>, <see cref="InvitationForOther"/>,
    /// <see cref="NotPermitted"/> for the ministry's accounts.
    /// </summary>
    public async Task<Result<Unit>> AcceptAsync(string? secret, CancellationToken ct)
    {
        if (await actors.FindAsync(ct) is not { IsMinistry: false } actor)
        {
            return new NotPermitted();
        }

        return await dbFactory.InTransactionAsync<Unit>(
            async db =>
            {
                if (await InvitedAsync(db, secret, ct) is not { } invited)
                {
                    return new LinkRefused();
                }

                var user = await db.Users.SingleAsync(u => u.Id == actor.UserId, ct);
                if (user.NormalizedUserName != AccountQueries.Normal(invited.Email))
                {
                    return new InvitationForOther();
                }

                Accept(db, invited, user);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>
    /// Accepts with a new account for the invited address, which the link confirms. Answers the account. Errors: <see cref="LinkRefused"/>,
    /// <see cref="EmailInUse"/>, codes of <see cref="PasswordRules"/>.
    /// </summary>
    public async Task<Result<Guid>> AcceptAsNewAsync(string? secret, string name, string password, string language, CancellationToken ct)
    {
        var user = hasher.NewUser(name, password, phone: null, language, clock);
        user.EmailConfirmed = true;
        return await dbFactory.InTransactionAsync<Guid>(
            async db =>
            {
                if (await InvitedAsync(db, secret, ct) is not { } invited)
                {
                    return new LinkRefused();
                }

                if (PasswordRules.Check(password, name, invited.Email) is { } weak)
                {
                    return weak;
                }

                if (await db.FindByEmailNameAsync(invited.Email, ct) is not null)
                {
                    return new EmailInUse();
                }

                db.AddAccount(user, invited.Email, invited.Email);
                db.AuditAccount(clock, session, user, "account.register", user.Id, "delegate");
                Accept(db, invited, user);
                return user.Id;
            },
            ct);
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    private DelegateRow Row(CompanyDelegate row, string? name)
    {
        var (state, since) = row switch
        {
            { EndedAt: { } ended } => (DelegateState.Ended, ended),
            { AcceptedAt: { } accepted } => (DelegateState.Active, accepted),
            _ when row.InvitedAt + InvitationLife < clock.UtcNow() => (DelegateState.Expired, row.InvitedAt),
            _ => (DelegateState.Invited, row.InvitedAt),
        };
        return new DelegateRow(row.Id, row.Email, name, row.Permissions, state, since);
    }

    private async Task<Actor?> OwnerAsync(CancellationToken ct) => await actors.FindAsync(ct) is { OwnsCompany: true } actor ? actor : null;

    private Task<Result<Unit>> OnOwnAsync(Actor owner, Guid delegateId, Func<PortalDbContext, CompanyDelegate, Task<Result<Unit>>> work,
        CancellationToken ct, [CallerMemberName] string command = "") =>
        dbFactory.InTransactionAsync<Unit>(
            async db =>
                await db.CompanyDelegates.SingleOrDefaultAsync(d => d.Id == delegateId && d.CompanyId == owner.CompanyId && d.EndedAt == null, ct) is { } row
                    ? await work(db, row)
                    : new NotFound(),
            ct,
            command);

    private void End(CompanyDelegate row) => (row.EndedAt, row.TokenHash) = (clock.UtcNow(), null);

    private void Accept(PortalDbContext db, CompanyDelegate invited, PortalUser user)
    {
        (invited.UserId, invited.AcceptedAt, invited.TokenHash) = (user.Id, clock.UtcNow(), null);
        db.AuditAccount(clock, session, user, "delegate.accept", user.Id, $"company {invited.CompanyId}");
    }

    private void Audit(PortalDbContext db, Actor actor, string action, CompanyDelegate row) =>
        Core.Audit.AuditTrail.Audit(db, clock, actor, action, "delegate", row.Id, row.Permissions.ToString());

    private async Task<CompanyDelegate?> InvitedAsync(PortalDbContext db, string? secret, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(secret) || secret.Length > 100)
        {
            return null;
        }

        var (hash, before) = (HashOf(secret), clock.UtcNow() - InvitationLife);
        return await db.CompanyDelegates.SingleOrDefaultAsync(d => d.TokenHash == hash && d.EndedAt == null && d.AcceptedAt == null && d.InvitedAt > before,
            ct);
    }

    private async Task SendAsync(PortalDbContext db, Actor owner, CompanyDelegate invited, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        invited.TokenHash = HashOf(secret);
        var account = await db.FindByEmailNameAsync(invited.Email, ct);
        db.QueueMail(
            clock,
            $"delegate/{invited.Id:N}/{Guid.NewGuid():N}",
            new MailReceiver(account?.DisplayName ?? "", invited.Email, account?.Language ?? owner.Language),
            new DelegateInvitedMail
            {
                Name = account?.DisplayName,
                Link = portal.Value.Link($"/accept-invitation?token={secret}"),
                Company = await db.Companies.Where(c => c.Id == invited.CompanyId).Select(c => c.Name).SingleAsync(ct),
                ValidUntil = LocalTime.DateOf(invited.InvitedAt + InvitationLife),
            });
    }
}
