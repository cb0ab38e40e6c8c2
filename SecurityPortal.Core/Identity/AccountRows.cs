using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.People;

namespace SecurityPortal.Core.Identity;

/// <summary>How administrators find and see accounts.</summary>
internal static class AccountRows
{
    /// <summary>Accounts whose name, address or business number begins with the text or whose personal number it is.</summary>
    public static IQueryable<PortalUser> AccountsMatching(this PortalDbContext db, string search)
    {
        var users = db.Users.AsNoTracking();
        if (PersonalNumber.TryParse(search, out var personal))
        {
            return users.Where(u => db.Set<Individual>().Any(i => i.UserId == u.Id && i.PersonalNumber == personal));
        }

        if (BusinessNumber.TryParse(search, out var business))
        {
            return users.Where(u => db.Set<BusinessNumberClaim>()
                .Any(c => c.Number == business && db.Set<Company>().Any(x => x.Id == c.CompanyId && x.OwnerUserId == u.Id))
                || db.Set<Company>().Any(c => c.OwnerUserId == u.Id && c.BusinessNumber == business));
        }

        var normal = AccountQueries.Normal(search);
        return users.Where(u => u.DisplayName.StartsWith(search) || u.NormalizedUserName!.StartsWith(normal) || u.NormalizedEmail!.StartsWith(normal));
    }

    /// <summary>The accounts as rows of the list.</summary>
    public static async Task<List<AccountRow>> AccountRowsAsync(
        this PortalDbContext db, IReadOnlyCollection<PortalUser> users, CancellationToken ct)
    {
        var ids = users.Select(u => u.Id).ToList();
        var roles = (await db.UserRoles.Where(r => ids.Contains(r.UserId))
            .Join(db.Roles, r => r.RoleId, r => r.Id, (r, role) => new { r.UserId, Name = role.Name! }).ToListAsync(ct))
            .ToLookup(r => r.UserId, r => r.Name);
        var levels = await db.LevelsAsync(ids, ct);
        return [.. users.Select(u => new AccountRow(u.Id, u.DisplayName, u.UserName ?? "", [.. PortalRoles.All.Intersect(roles[u.Id])], StateOf(u),
            u.LastSignInAt, levels.TryGetValue(u.Id, out var level) ? level : null))];
    }

    private static AccountState StateOf(PortalUser user) => user switch
    {
        { IsDisabled: true } => AccountState.Disabled,
        { EmailConfirmed: false } or { PasswordHash: null } => AccountState.Waiting,
        _ => AccountState.Active,
    };
}
