using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <inheritdoc/>
public sealed class ActorAccessor(CurrentSession session, IDbContextFactory<PortalDbContext> dbFactory, TimeProvider clock) : IActorAccessor
{
    /// <inheritdoc/>
    public async Task<Actor?> FindAsync(CancellationToken ct = default)
    {
        if (!Guid.TryParse(session.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId) || session.SessionId is not { } sessionId)
        {
            return null;
        }

        // The row alone says whether the sign-in still holds: a cookie kept, or a page left open, knows nothing of its end.
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var holding = db.UserSessions.Alive(clock.UtcNow()).Where(s => s.Id == sessionId && s.UserId == userId);
        var user = await db.Users.AsNoTracking()
            .Where(u => u.Id == userId && !u.IsDisabled && holding.Any())
            .Select(u => new { u.DisplayName, u.Language })
            .SingleOrDefaultAsync(ct);
        if (user is null)
        {
            return null;
        }

        var roles = await db.UserRoles.Where(r => r.UserId == userId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(ct);
        var actor = new Actor
        {
            UserId = userId,
            Name = user.DisplayName,
            Language = user.Language,
            Roles = roles.ToHashSet(),
            Remote = session.Remote,
        };
        return Capacity.TryParse(session.Principal.FindFirstValue(Capacity.ClaimType), out var capacity)
            ? await InCapacityAsync(db, actor, capacity, ct)
            : actor;
    }

    private static async Task<Actor?> InCapacityAsync(PortalDbContext db, Actor actor, Capacity capacity, CancellationToken ct)
    {
        if (capacity.Kind == CapacityKind.Individual)
        {
            var own = await db.Individuals.Where(i => i.Id == capacity.Id && i.UserId == actor.UserId && i.ReleasedAt == null)
                .Select(i => (bool?)(i.ConfirmedAt == null)).SingleOrDefaultAsync(ct);
            return own is { } isDeclared
                ? actor with { IndividualId = capacity.Id, Permissions = DelegatePermissions.All, IsSelfDeclared = isDeclared }
                : null;
        }

        var companies = db.Companies.Where(c => c.Id == capacity.Id && c.ReleasedAt == null);
        if (await companies.Select(c => new { c.OwnerUserId, c.ConfirmedAt }).SingleOrDefaultAsync(ct) is not { } company)
        {
            return null;
        }

        var acting = actor with { CompanyId = capacity.Id, IsSelfDeclared = company.ConfirmedAt is null };
        if (company.OwnerUserId == actor.UserId)
        {
            return acting with { OwnsCompany = true, Permissions = DelegatePermissions.All };
        }

        var permissions = await db.CompanyDelegates
            .Where(d => d.CompanyId == capacity.Id && d.UserId == actor.UserId && d.AcceptedAt != null && d.EndedAt == null)
            .Select(d => (DelegatePermissions?)d.Permissions)
            .FirstOrDefaultAsync(ct);
        return permissions is { } granted ? acting with { Permissions = granted } : null;
    }
}
