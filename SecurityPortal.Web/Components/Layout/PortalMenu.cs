using System.Security.Claims;
using MudBlazor;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Components.Layout;

/// <summary>One entry of the navigation.</summary>
/// <param name="Route">The page's template; the entry is drawn when that page exists.</param>
/// <param name="Text">Key in LayoutTexts.</param>
/// <param name="Icon">Material icon.</param>
/// <param name="Group">Key in LayoutTexts of the heading it stands under; none for a top-level entry.</param>
public sealed record MenuEntry(string Route, string Text, string Icon, string? Group = null);

/// <summary>The navigation of each kind of person, in the manual's order.</summary>
public static class PortalMenu
{
    private static readonly MenuEntry[] Company =
    [
        new(PortalRoutes.ApplicantHome, "MenuHome", Icons.Material.Outlined.Home),
        new("/applications/service-licence", "MenuServiceLicence", Icons.Material.Outlined.Shield),
        new("/applications/training-institution", "MenuTrainingInstitution", Icons.Material.Outlined.School),
        new("/applications/control-centre", "MenuControlCentre", Icons.Material.Outlined.Hub),
        new("/workers/exam", "MenuExam", Icons.Material.Outlined.Quiz, "MenuWorkers"),
        new("/workers/licence", "MenuWorkerLicence", Icons.Material.Outlined.Badge, "MenuWorkers"),
        new("/workers/card", "MenuPersonCard", Icons.Material.Outlined.CreditCard, "MenuWorkers"),
        new("/notifications/contracts/new", "MenuContractNew", Icons.Material.Outlined.NoteAdd, "MenuNotifications"),
        new("/notifications/contracts", "MenuContracts", Icons.Material.Outlined.Description, "MenuNotifications"),
        new("/reports/use-of-force", "MenuUseOfForce", Icons.Material.Outlined.Report, "MenuReports"),
        new("/reports/criminal-offence", "MenuCriminalOffence", Icons.Material.Outlined.Gavel, "MenuReports"),
        new("/licences", "MenuLicencesAndWorkers", Icons.Material.Outlined.FolderShared, "MenuCompany"),
        new("/payments", "MenuPayments", Icons.Material.Outlined.Payments, "MenuCompany"),
        new(PortalRoutes.Users, "MenuUsers", Icons.Material.Outlined.Group, "MenuCompany"),
        new(PortalRoutes.Profile, "MenuProfile", Icons.Material.Outlined.ManageAccounts, "MenuCompany"),
    ];

    private static readonly MenuEntry[] Individual =
    [
        new(PortalRoutes.ApplicantHome, "MenuHome", Icons.Material.Outlined.Home),
        new("/my/licence", "MenuMyLicence", Icons.Material.Outlined.Badge),
        new("/my/documents", "MenuMyDocuments", Icons.Material.Outlined.Folder),
        new("/payments", "MenuPayments", Icons.Material.Outlined.Payments),
        new(PortalRoutes.Profile, "MenuProfile", Icons.Material.Outlined.ManageAccounts),
    ];

    private static readonly (MenuEntry Entry, string[] Roles)[] Ministry =
    [
        (new(PortalRoutes.OfficerHome, "MenuHome", Icons.Material.Outlined.Dashboard), [.. PortalRoles.All]),
        (new("/officer/queue", "MenuQueue", Icons.Material.Outlined.Inbox), [PortalRoles.Officer, PortalRoles.Supervisor, PortalRoles.Auditor]),
        (new("/officer/register", "MenuRegister", Icons.Material.Outlined.LibraryBooks), [PortalRoles.Officer, PortalRoles.Supervisor, PortalRoles.Auditor]),
        (new("/officer/exams", "MenuExams", Icons.Material.Outlined.Quiz), [PortalRoles.Officer, PortalRoles.Supervisor, PortalRoles.Auditor]),
        (new("/officer/payments", "MenuPayments", Icons.Material.Outlined.Payments), [PortalRoles.Cashier, PortalRoles.Supervisor, PortalRoles.Auditor]),
        (new("/officer/audit", "MenuAudit", Icons.Material.Outlined.FactCheck), [PortalRoles.Auditor, PortalRoles.Administrator]),
        (new("/officer/administration", "MenuAdministration", Icons.Material.Outlined.Settings), [PortalRoles.Administrator]),
        (new(PortalRoutes.Accounts, "MenuAccounts", Icons.Material.Outlined.ManageAccounts, "MenuAdministration"), [PortalRoles.Administrator]),
        (new(PortalRoutes.Profile, "MenuProfile", Icons.Material.Outlined.AccountCircle), [.. PortalRoles.All]),
    ];

    /// <summary>The entries this person may use and that have a page.</summary>
    public static IReadOnlyList<MenuEntry> For(ClaimsPrincipal user)
    {
        var entries = Capacity.TryParse(user.FindFirstValue(Capacity.ClaimType), out var capacity)
            ? capacity.Kind == CapacityKind.Company ? Company : Individual
            : Ministry.Where(e => e.Roles.Any(user.IsInRole)).Select(e => e.Entry);
        var owns = user.HasClaim(c => c.Type == PrincipalFactory.OwnerClaim);
        return [.. entries.Where(e => PortalRoutes.Exists(e.Route) && (owns || e.Route != PortalRoutes.Users))];
    }

    /// <summary>The entries of the menu under the person's name: their home page and their profile.</summary>
    public static IEnumerable<MenuEntry> Personal(ClaimsPrincipal user)
    {
        var entries = For(user);
        return entries.Where(e => e == entries[0] || e.Route == PortalRoutes.Profile);
    }
}
