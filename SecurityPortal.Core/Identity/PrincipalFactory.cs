using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Identity;

/// <summary>Builds the principal of a session from the account's current rows, and tells whether one is still right.</summary>
public sealed class PrincipalFactory(IDbContextFactory<PortalDbContext> dbFactory)
{
    /// <summary>Claim: the row of the session.</summary>
    public const string SessionClaim = "portal:session";

    /// <summary>Claim: the account's security stamp when the principal was made.</summary>
    public const string StampClaim = "portal:stamp";

    /// <summary>Claim: name of the company or person acted for.</summary>
    public const string CapacityNameClaim = "portal:capacity-name";

    /// <summary>Claim, present only in the company that the account itself registered.</summary>
    public const string OwnerClaim = "portal:owner";

    /// <summary>Claim, present only where there are several capacities to choose from.</summary>
    public const string ManyCapacitiesClaim = "portal:many-capacities";

    /// <summary>Claim: culture name of the account.</summary>
    public const string LanguageClaim = "portal:language";

    private const string Scheme = "Portal";

    /// <summary>The session that a principal belongs to; null where it belongs to none.</summary>
    public static Guid? SessionIdOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>The capacities of an account, own company first, then by name.</summary>
    public async Task<IReadOnlyList<CapacityOption>> CapacitiesAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        return await CapacitiesAsync(db, userId, ct);
    }

    /// <summary>
    /// The principal of an account; null when it is disabled or gone. Of several capacities none is taken unless it is <paramref name="wanted"/>.
    /// </summary>
    /// <param name="userId">The account.</param>
    /// <param name="wanted">The capacity to act in.</param>
    /// <param name="sessionId">The session; none before a sign-in is complete.</param>
    /// <param name="ct">The visitor has gone.</param>
    public async Task<ClaimsPrincipal?> CreateAsync(Guid userId, Capacity? wanted, Guid? sessionId, CancellationToken ct)
    {
        await using var db = await dbFactory.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && !u.IsDisabled, ct);
        if (user is null)
        {
            return null;
        }

        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.DisplayName),
            new(StampClaim, user.SecurityStamp ?? ""),
            new(LanguageClaim, user.Language),
        };
        if (sessionId is { } id)
        {
            claims.Add(new Claim(SessionClaim, id.ToString()));
        }

        var roles = await db.UserRoles.Where(r => r.UserId == userId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(ct);
        claims.AddRange(roles.Select(role => new Claim(ClaimTypes.Role, role)));

        var capacities = await CapacitiesAsync(db, userId, ct);
        var chosen = capacities.Count == 1 ? capacities[0] : capacities.FirstOrDefault(c => c.Capacity == wanted);
        if (chosen is not null)
        {
            claims.Add(new Claim(Capacity.ClaimType, chosen.Capacity.ToString()));
            claims.Add(new Claim(CapacityNameClaim, chosen.Name));
            if (chosen.IsOwner)
            {
                claims.Add(new Claim(OwnerClaim, "true"));
            }
        }

        if (capacities.Count > 1)
        {
            claims.Add(new Claim(ManyCapacitiesClaim, "true"));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }

    /// <summary>The session's principal as it is now: with today's name, roles and capacity; null when the account is disabled or gone.</summary>
    public async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            return null;
        }

        Capacity? capacity = Capacity.TryParse(principal.FindFirstValue(Capacity.ClaimType), out var held) ? held : null;
        return await CreateAsync(userId, capacity, SessionIdOf(principal), ct);
    }

    /// <summary>Whether the account is as it was when the password was checked; between that and the second factor there is no session yet.</summary>
    public async Task<bool> IsUnchangedAsync(ClaimsPrincipal principal, CancellationToken ct) =>
        await RenewAsync(principal, ct) is { } renewed && renewed.FindFirstValue(StampClaim) == principal.FindFirstValue(StampClaim);

    private static async Task<IReadOnlyList<CapacityOption>> CapacitiesAsync(PortalDbContext db, Guid userId, CancellationToken ct)
    {
        var own = await db.Companies.Where(c => c.OwnerUserId == userId && c.ReleasedAt == null).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        var delegated = await db.CompanyDelegates.Where(d => d.UserId == userId && d.AcceptedAt != null && d.EndedAt == null)
            .Join(db.Companies.Where(c => c.ReleasedAt == null), d => d.CompanyId, c => c.Id, (_, c) => new { c.Id, c.Name })
            .OrderByName(db, c => c.Name)
            .ToListAsync(ct);
        var self = await db.Individuals.Where(i => i.UserId == userId && i.ReleasedAt == null).Select(i => new { i.Id, Name = i.FirstName + " " + i.LastName })
            .ToListAsync(ct);
        return
        [
            .. own.Select(c => new CapacityOption(new Capacity(CapacityKind.Company, c.Id), c.Name, IsOwner: true)),
            .. self.Select(i => new CapacityOption(new Capacity(CapacityKind.Individual, i.Id), i.Name, IsOwner: false)),
            .. delegated.Select(c => new CapacityOption(new Capacity(CapacityKind.Company, c.Id), c.Name, IsOwner: false)),
        ];
    }
}
