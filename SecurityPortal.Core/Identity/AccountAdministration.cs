using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>What an administrator does with accounts. Every command checks that role again; errors are <see cref="NotPermitted"/> and those named.</summary>
public sealed class AccountAdministration(
    IDbContextFactory<PortalDbContext> dbFactory, IActorAccessor actors, OpenSessions open, ILinkTokens tokens, IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    private const int MostRows = 200;

    /// <summary>The ministry's accounts, or, with a search text, every account whose name, address or business number begins so or whose personal number it
    /// is.</summary>
    public async Task<Result<IReadOnlyList<AccountRow>>> ListAsync(string? search, CancellationToken ct)
    {
        if (await AdministratorAsync(ct) is not { } administrator)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var users = db.Users.AsNoTracking();
        if (string.IsNullOrWhiteSpace(search))
        {
            users = users.Where(u => db.UserRoles.Any(r => r.UserId == u.Id));
        }
        else
        {
            users = db.AccountsMatching(search.Trim());
            db.Audit(clock, administrator, "account.search", "account", null);
            await db.SaveChangesAsync(ct);
        }

        var found = await users.OrderByName(db, u => u.DisplayName).Take(MostRows).ToListAsync(ct);
        return await db.AccountRowsAsync(found, ct);
    }

    /// <summary>One account. Errors: <see cref="NotFound"/>.</summary>
    public async Task<Result<AccountView>> FindAsync(Guid userId, CancellationToken ct)
    {
        if (await AdministratorAsync(ct) is not { } administrator)
        {
            return new NotPermitted();
        }

        await using var db = await dbFactory.CreateDbContextAsync(ct);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, ct) is not { } user)
        {
            return new NotFound();
        }

        db.Audit(clock, administrator, "account.open", "account", userId);
        await db.SaveChangesAsync(ct);
        var company = await db.Companies.Where(c => c.OwnerUserId == userId && c.ReleasedAt == null).Select(c => (BusinessNumber?)c.BusinessNumber)
            .SingleOrDefaultAsync(ct);
        var person = await db.Individuals.Where(i => i.UserId == userId && i.ReleasedAt == null).Select(i => (PersonalNumber?)i.PersonalNumber)
            .SingleOrDefaultAsync(ct);
        var rows = await db.AccountRowsAsync([user], ct);
        var passkeys = await db.UserPasskeys.CountAsync(p => p.UserId == userId, ct);
        return new AccountView(
            rows[0], user.Email ?? "", user.CreatedAt, user.TwoFactorEnabled, passkeys, user.Id == administrator.UserId, company, person);
    }

    /// <summary>Makes an account of the ministry and mails its one-time link. Answers the account. Errors: <see cref="EmailInUse"/>.</summary>
    public async Task<Result<Guid>> InviteAsync(string name, string email, IReadOnlyCollection<string> roles, string language, CancellationToken ct) =>
        await AdministratorAsync(ct) is { } administrator ? await InviteAsync(administrator, name, email, roles, language, ct) : new NotPermitted();

    /// <summary>
    /// Makes an administrator's account from the command line and queues its link; for one who never chose a password, a new link. Errors: <see
    /// cref="EmailInUse"/>.
    /// </summary>
    public async Task<Result<Guid>> CreateAdministratorAsync(string email, CancellationToken ct)
    {
        await using (var db = await dbFactory.CreateDbContextAsync(ct))
        {
            if (await db.FindByEmailNameAsync(email, ct) is { PasswordHash: null } waiting && await IsAdministratorAsync(db, waiting.Id, ct))
            {
                MailInvitation(db, waiting);
                await db.SaveChangesAsync(ct);
                return waiting.Id;
            }
        }

        return await InviteAsync(null, "Administrator", email, [PortalRoles.Administrator], Languages.Albanian, ct);
    }

    /// <summary>Mails the one-time link again to an account that has no password yet. Errors: <see cref="NotFound"/>.</summary>
    public Task<Result<Unit>> InviteAgainAsync(Guid userId, CancellationToken ct) => OnAsync(
        userId,
        "account.invite",
        async (db, user) =>
        {
            if (user.PasswordHash is not null)
            {
                return new NotFound();
            }

            await db.EndSessionsAsync(user, SessionEnd.PasswordChanged, clock.UtcNow(), keep: null, ct);
            MailInvitation(db, user);
            return Unit.Done;
        },
        ct);

    /// <summary>Switches an account off; and ends its sessions. Errors: <see cref="NotFound"/>, <see cref="OwnAccount"/>.</summary>
    public Task<Result<Unit>> DisableAsync(Guid userId, CancellationToken ct) => OnAsync(
        userId,
        "account.disable",
        async (db, user) =>
        {
            user.IsDisabled = true;
            await db.EndSessionsAsync(user, SessionEnd.Disabled, clock.UtcNow(), keep: null, ct);
            return Unit.Done;
        },
        ct);

    /// <summary>Switches an account on again. Errors: <see cref="NotFound"/>.</summary>
    public Task<Result<Unit>> EnableAsync(Guid userId, CancellationToken ct) => OnAsync(
        userId,
        "account.enable",
        (_, user) =>
        {
            user.IsDisabled = false;
            return Task.FromResult<Result<Unit>>(Unit.Done);
        },
        ct);

    /// <summary>Gives an account of the ministry these roles, at least one, and ends its sessions. Errors: <see cref="NotFound"/>, <see
    /// cref="OwnAccount"/>.</summary>
    public async Task<Result<Unit>> SetRolesAsync(Guid userId, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        if (roles.Count == 0 || roles.Except(PortalRoles.All).Any())
        {
            throw new ArgumentException("At least one role, and none but the portal's.", nameof(roles));
        }

        if (await AdministratorAsync(ct) is not { } administrator)
        {
            return new NotPermitted();
        }

        if (userId == administrator.UserId)
        {
            return new OwnAccount();
        }

        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                var held = await db.UserRoles.Where(r => r.UserId == userId).ToListAsync(ct);
                if (held.Count == 0)
                {
                    // An applicant never becomes an officer: the ministry's accounts are its own.
                    return new NotFound();
                }

                db.UserRoles.RemoveRange(held);
                await db.SaveChangesAsync(ct);
                await AddRolesAsync(db, userId, roles, ct);
                var user = await db.Users.SingleAsync(u => u.Id == userId, ct);
                await db.EndSessionsAsync(user, SessionEnd.RolesChanged, clock.UtcNow(), keep: null, ct);
                db.Audit(clock, administrator, "account.roles", "account", userId, string.Join(' ', roles));
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Forgets lost authenticators and passkeys; the ministry's accounts set up a new one at the next sign-in. Errors: <see cref="NotFound"/>, <see
    /// cref="OwnAccount"/>.</summary>
    public Task<Result<Unit>> ResetSecondFactorAsync(Guid userId, CancellationToken ct) => OnAsync(
        userId,
        "account.second-factor-reset",
        async (db, user) =>
        {
            await SecondFactorService.ForgetAllAsync(db, user, clock, portal.Value, ct);
            return Unit.Done;
        },
        ct);

    /// <summary>
    /// Releases the business or personal number of a wrongly opened account, so that its rightful holder can register, and switches the account off; a request
    /// to confirm who it is ends with it. Cases and rows stay for the history. Errors: <see cref="NotFound"/>, <see cref="OwnAccount"/>.
    /// </summary>
    /// <param name="userId">The account.</param>
    /// <param name="reason">Kept in the audit trail.</param>
    /// <param name="ct">The person has gone.</param>
    public async Task<Result<Unit>> ReleaseNumberAsync(Guid userId, string reason, CancellationToken ct)
    {
        if (await AdministratorAsync(ct) is not { } administrator)
        {
            return new NotPermitted();
        }

        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                var company = await db.Companies.SingleOrDefaultAsync(c => c.OwnerUserId == userId && c.ReleasedAt == null, ct);
                var person = await db.Individuals.SingleOrDefaultAsync(i => i.UserId == userId && i.ReleasedAt == null, ct);
                if (company is null && person is null)
                {
                    return new NotFound();
                }

                var user = await db.Users.SingleAsync(u => u.Id == userId, ct);
                user.IsDisabled = true;
                await db.EndSessionsAsync(user, SessionEnd.Disabled, clock.UtcNow(), keep: null, ct);
                if (company is not null)
                {
                    company.ReleasedAt = clock.UtcNow();
                    db.BusinessNumberClaims.RemoveRange(await db.BusinessNumberClaims.Where(c => c.CompanyId == company.Id).ToListAsync(ct));
                    user.UserName = $"released-{user.Id:N}";
                    user.NormalizedUserName = AccountQueries.Normal(user.UserName);
                }

                if (person is not null)
                {
                    person.ReleasedAt = clock.UtcNow();
                }

                await db.EndRequestsAsync(userId, administrator, clock.UtcNow(), ct);
                db.Audit(clock, administrator, "account.number-released", company is not null ? "company" : "individual", company?.Id ?? person!.Id, reason);
                return Unit.Done;
            },
            ct);
    }

    /// <summary>Makes sure that every role has its row.</summary>
    public static async Task EnsureRolesAsync(IDbContextFactory<PortalDbContext> dbFactory, CancellationToken ct)
    {
        await dbFactory.InReserveAsync<Unit>(
            async db =>
            {
                var present = await db.Roles.Select(r => r.Name).ToListAsync(ct);
                foreach (var role in PortalRoles.All.Except(present))
                {
                    db.Roles.Add(new(role!) { Id = Guid.CreateVersion7(), NormalizedName = AccountQueries.Normal(role!) });
                }

                return Unit.Done;
            },
            ct);
    }

    /// <summary>Gives an account its roles.</summary>
    internal static async Task AddRolesAsync(PortalDbContext db, Guid userId, IEnumerable<string> roles, CancellationToken ct)
    {
        var names = roles.Distinct().ToList();
        var ids = await db.Roles.Where(r => names.Contains(r.Name!)).Select(r => r.Id).ToListAsync(ct);
        db.UserRoles.AddRange(ids.Select(id => new Microsoft.AspNetCore.Identity.IdentityUserRole<Guid> { UserId = userId, RoleId = id }));
    }

    private static Task<bool> IsAdministratorAsync(PortalDbContext db, Guid userId, CancellationToken ct) =>
        db.UserRoles.Where(r => r.UserId == userId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name)
            .AnyAsync(n => n == PortalRoles.Administrator, ct);

    private async Task<Actor?> AdministratorAsync(CancellationToken ct) => await actors.FindAsync(ct) is { CanAdminister: true } actor ? actor : null;

    private async Task<Result<Guid>> InviteAsync(
        Actor? administrator, string name, string email, IReadOnlyCollection<string> roles, string language, CancellationToken ct)
    {
        if (roles.Count == 0 || roles.Except(PortalRoles.All).Any() || !EmailAddress.TryNormalize(email, out var address))
        {
            throw new ArgumentException("An address and at least one of the portal's roles.", nameof(roles));
        }

        return await dbFactory.InTransactionAsync<Guid>(
            async db =>
            {
                if (await db.FindByEmailNameAsync(address, ct) is not null)
                {
                    return new EmailInUse();
                }

                var user = NewAccounts.NewUser(name, language, clock);
                db.AddAccount(user, address, address);
                await AddRolesAsync(db, user.Id, roles, ct);
                MailInvitation(db, user);
                db.Audit(clock, administrator, "account.invite", "account", user.Id, string.Join(' ', roles));
                return user.Id;
            },
            ct);
    }

    private void MailInvitation(PortalDbContext db, PortalUser user) =>
        db.MailAccount(clock, user, new OfficerInvitedMail { Name = user.DisplayName, Link = PasswordService.Link(portal.Value, tokens, user) });

    private async Task<Result<Unit>> OnAsync(
        Guid userId, string action, Func<PortalDbContext, PortalUser, Task<Result<Unit>>> work, CancellationToken ct, [CallerMemberName] string command = "")
    {
        if (await AdministratorAsync(ct) is not { } administrator)
        {
            return new NotPermitted();
        }

        if (userId == administrator.UserId)
        {
            return new OwnAccount();
        }

        return await open.InTransactionAsync<Unit>(
            async db =>
            {
                if (await db.Users.SingleOrDefaultAsync(u => u.Id == userId, ct) is not { } user)
                {
                    return new NotFound();
                }

                db.Audit(clock, administrator, action, "account", userId);
                return await work(db, user);
            },
            ct,
            command);
    }
}
