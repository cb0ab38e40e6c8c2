using System.Collections.Frozen;
using System.Security.Claims;
using MudBlazor;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Hosting;
using SecurityPortal.Web.Officer;
using SecurityPortal.Web.Processes;

namespace SecurityPortal.Web.Components.Layout;

/// <summary>The navigation of each kind of person, in the manual's order: the portal's own entries and those of the processes.</summary>
public static class PortalMenu
{
    private static readonly MenuEntry[] Shared =
    [
        MenuEntry.Own(MenuReader.Company, 0, PortalRoutes.ApplicantHome, "MenuHome", Icons.Material.Outlined.Home),
        MenuEntry.Own(MenuReader.Company, 500, "/licences", "MenuLicencesAndWorkers", Icons.Material.Outlined.FolderShared) with { Group = MenuGroups.Company },
        MenuEntry.Own(MenuReader.Company, 510, "/payments", "MenuPayments", Icons.Material.Outlined.Payments) with { Group = MenuGroups.Company },
        MenuEntry.Own(MenuReader.Company, 520, PortalRoutes.Users, "MenuUsers", Icons.Material.Outlined.Group) with { Group = MenuGroups.Company },
        MenuEntry.Own(MenuReader.Company, 530, PortalRoutes.Profile, "MenuProfile", Icons.Material.Outlined.ManageAccounts) with { Group = MenuGroups.Company },

        MenuEntry.Own(MenuReader.Individual, 0, PortalRoutes.ApplicantHome, "MenuHome", Icons.Material.Outlined.Home),
        MenuEntry.Own(MenuReader.Individual, 500, "/payments", "MenuPayments", Icons.Material.Outlined.Payments),
        MenuEntry.Own(MenuReader.Individual, 510, PortalRoutes.Profile, "MenuProfile", Icons.Material.Outlined.ManageAccounts),

        MenuEntry.Own(MenuReader.Ministry, 0, PortalRoutes.OfficerHome, "MenuHome", Icons.Material.Outlined.Dashboard),
        MenuEntry.Own(MenuReader.Ministry, 100, "/officer/queue", "MenuQueue", Icons.Material.Outlined.Inbox) with { Roles = MinistryRoles.ReadCases },
        MenuEntry.Own(MenuReader.Ministry, 150, "/officer/identities", "MenuIdentities",
            Icons.Material.Outlined.HowToReg) with { Roles = MinistryRoles.ReadCases },
        MenuEntry.Own(MenuReader.Ministry, 200, "/officer/register", "MenuRegister",
            Icons.Material.Outlined.LibraryBooks) with { Roles = MinistryRoles.ReadCases },
        MenuEntry.Own(MenuReader.Ministry, 400, "/officer/payments", "MenuPayments", Icons.Material.Outlined.Payments)
            with { Roles = [PortalRoles.Cashier, PortalRoles.Supervisor, PortalRoles.Auditor] },
        MenuEntry.Own(MenuReader.Ministry, 500, "/officer/audit", "MenuAudit",
            Icons.Material.Outlined.FactCheck) with { Roles = [PortalRoles.Auditor, PortalRoles.Administrator] },
        MenuEntry.Own(MenuReader.Ministry, 600, "/officer/administration", "MenuAdministration",
            Icons.Material.Outlined.Settings) with { Roles = [PortalRoles.Administrator] },
        MenuEntry.Own(MenuReader.Ministry, 610, PortalRoutes.Accounts, "MenuAccounts", Icons.Material.Outlined.ManageAccounts)
            with { Group = MenuGroups.Administration, Roles = [PortalRoles.Administrator] },
        MenuEntry.Own(MenuReader.Ministry, 700, PortalRoutes.Profile, "MenuProfile", Icons.Material.Outlined.AccountCircle),
    ];

    // Not before it is asked for: the processes' screens are made of entries, too.
    private static readonly Lazy<FrozenDictionary<MenuReader, MenuEntry[]>> ByReader = new(() =>
        Shared.Concat(ProcessEntries).GroupBy(e => e.Reader).ToFrozenDictionary(g => g.Key, g => g.OrderBy(e => e.Order).ToArray()));

    private static IEnumerable<MenuEntry> ProcessEntries => ProcessScreens.All.SelectMany(s => s.Menu);

    /// <summary>The entries this person may use and that have a page.</summary>
    public static IReadOnlyList<MenuEntry> For(ClaimsPrincipal user)
    {
        var entries = Capacity.TryParse(user.FindFirstValue(Capacity.ClaimType), out var capacity)
            ? ByReader.Value[capacity.Kind == CapacityKind.Company ? MenuReader.Company : MenuReader.Individual]
            : ByReader.Value[MenuReader.Ministry].Where(e => e.Roles.Any(user.IsInRole));
        var owns = user.HasClaim(c => c.Type == PrincipalFactory.OwnerClaim);
        return [.. entries.Where(e => PortalRoutes.Exists(e.Route) && (owns || e.Route != PortalRoutes.Users))];
    }

    /// <summary>Where a reader begins who has applied for nothing yet: the first entry of a process.</summary>
    public static string FirstService(MenuReader reader) => ProcessEntries.Where(e => e.Reader == reader).MinBy(e => e.Order)!.Route;

    /// <summary>The entries of the menu under the person's name: their home page and their profile.</summary>
    public static IEnumerable<MenuEntry> Personal(ClaimsPrincipal user)
    {
        var entries = For(user);
        return entries.Where(e => e == entries[0] || e.Route == PortalRoutes.Profile);
    }
}
