using System.Security.Claims;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Web.Hosting;
using SecurityPortal.Web.Localization;

namespace SecurityPortal.Web.Account;

/// <summary>Where account pages lead.</summary>
public static class AccountAddresses
{
    /// <summary>The page a person came for, if it is one of this site's, else their own home page.</summary>
    public static string After(string? returnTo, ClaimsPrincipal principal)
    {
        var local = PortalLanguages.LocalAddress(returnTo);
        return local != "/" ? local : Home(principal);
    }

    /// <summary>The home page of this kind of person.</summary>
    public static string Home(ClaimsPrincipal principal)
    {
        var home = PortalRoles.All.Any(principal.IsInRole) ? PortalRoutes.OfficerHome : PortalRoutes.ApplicantHome;
        return PortalRoutes.Exists(home) ? home : PortalRoutes.Profile;
    }
}
