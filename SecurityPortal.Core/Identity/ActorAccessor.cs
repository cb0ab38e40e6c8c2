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
            var own = await db.Individuals.AnyAsync(i => i.Id == capacity.Id && i.UserId == actor.UserId && i.ReleasedAt == null, ct);
            return own ? actor with { IndividualId = capacity.Id, Permissions = DelegatePermissions.All } : null;
        }

        if (await db.Companies.AnyAsync(c => c.Id == capacity.Id && c.OwnerUserId == actor.UserId && c.ReleasedAt == null, ct))
        {
            return actor with { CompanyId = capacity.Id, OwnsCompany = true, Permissions = DelegatePermissions.All };
        }

        var permissions = await db.CompanyDelegates
            .Where(d => d.CompanyId == capacity.Id && d.UserId == actor.UserId && d.AcceptedAt != null && d.EndedAt == null)
            .Where(d => db.Set<Company>().Any(c => c.Id == d.CompanyId && c.ReleasedAt == null))
            .Select(d => (DelegatePermissions?)d.Permissions)
            .FirstOrDefaultAsync(ct);
        return permissions is { } granted ? actor with { CompanyId = capacity.Id, Permissions = granted } : null;
    }
}
