using System.Globalization;
using System.Security.Claims;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Components.Layout;

namespace SecurityPortal.Tests.Components;

/// <summary>The navigation of each kind of person, entry by entry, whoever brings it.</summary>
public sealed class PortalMenuTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public PortalMenuTests() => CultureInfo.CurrentUICulture = Languages.Culture("en");

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    // A process that the manual does not know stands between these.
    [Fact]
    public void Company_SeesItsEntriesInTheManualsOrder()
    {
        string[] manual =
        [
            "/my Home",
            "/applications/service-licence Apply for services",
            "/applications/training-institution Apply for training institution",
            "/applications/control-centre Control centre",
            "/workers/exam For exam (Apply for worker)",
            "/workers/licence For licence (Apply for worker)",
            "/workers/card For card (Apply for worker)",
            "/notifications/contracts/new Register contract (Notifications)",
            "/notifications/contracts Contracts (Notifications)",
            "/reports/use-of-force Use of force (Reports)",
            "/reports/criminal-offence Criminal offence (Reports)",
            "/licences Licences and workers (Company)",
            "/payments Payments (Company)",
            "/users Users (Company)",
            "/profile Profile (Company)",
        ];

        Assert.Equal(manual, Shown(InCapacity(CapacityKind.Company, owns: true)).Where(manual.Contains));
    }

    [Fact]
    public void Delegate_DoesNotSeeTheUsers() => Assert.DoesNotContain("/users Users (Company)", Shown(InCapacity(CapacityKind.Company, owns: false)));

    [Fact]
    public void Individual_SeesTheirLicenceAndDocuments() => Assert.Equal(
        ["/my Home", "/my/licence My licence", "/my/documents My documents", "/payments Payments", "/profile Profile"],
        Shown(InCapacity(CapacityKind.Individual, owns: false)));

    [Theory]
    [InlineData(PortalRoles.Officer,
        "/officer Home|/officer/queue Queue|/officer/identities Identities|/officer/register Register|"
        + "/officer/exams Exams|/profile Profile")]
    [InlineData(PortalRoles.Supervisor,
        "/officer Home|/officer/queue Queue|/officer/identities Identities|/officer/register Register|"
        + "/officer/exams Exams|/officer/payments Payments|/profile Profile")]
    [InlineData(PortalRoles.Auditor,
        "/officer Home|/officer/queue Queue|/officer/identities Identities|/officer/register Register|"
        + "/officer/exams Exams|/officer/payments Payments|/officer/audit Audit|/profile Profile")]
    [InlineData(PortalRoles.Cashier, "/officer Home|/officer/payments Payments|/profile Profile")]
    [InlineData(PortalRoles.Administrator,
        "/officer Home|/officer/audit Audit|/officer/administration Administration|/admin/accounts Accounts (Administration)|/profile Profile")]
    public void Ministry_SeesWhatItsRoleUses(string role, string expected) =>
        Assert.Equal(expected.Split('|'), Shown(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"))));

    [Fact]
    public void FirstService_OfCompaniesAndPersons_IsTheirOwnLicence() => Assert.Equal(
        ("/applications/service-licence", "/my/licence"), (PortalMenu.FirstService(MenuReader.Company), PortalMenu.FirstService(MenuReader.Individual)));

    private static ClaimsPrincipal InCapacity(CapacityKind kind, bool owns)
    {
        List<Claim> claims = [new Claim(Capacity.ClaimType, new Capacity(kind, Guid.CreateVersion7()).ToString())];
        if (owns)
        {
            claims.Add(new Claim(PrincipalFactory.OwnerClaim, "true"));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
    }

    private static IEnumerable<string> Shown(ClaimsPrincipal user) =>
        PortalMenu.For(user).Select(e => $"{e.Route} {e.Label}{(e.Group is { } group ? $" ({group.Label})" : null)}");
}
