using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace SecurityPortal.Web.Hosting;

/// <summary>The addresses that have a page. A link to a page of another room is drawn only when that page exists.</summary>
public static class PortalRoutes
{
    private static readonly FrozenSet<string> Templates = typeof(PortalRoutes).Assembly.GetTypes()
        .SelectMany(t => t.GetCustomAttributes<RouteAttribute>(inherit: false))
        .Select(r => r.Template.TrimEnd('/'))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public const string SignIn = "/sign-in";
    public const string Register = "/register";
    public const string SignOut = "/sign-out";
    public const string Activity = "/session/activity";
    public const string SessionLeft = "/session/left";
    public const string Profile = "/profile";
    public const string ChooseCapacity = "/choose-capacity";
    public const string Users = "/users";
    public const string Accounts = "/admin/accounts";
    public const string Check = "/check";
    public const string ApplicantHome = "/my";
    public const string OfficerHome = "/officer";

    /// <summary>True when a page has this very template; parameters are part of it.</summary>
    public static bool Exists(string template) => Templates.Contains(template.TrimEnd('/'));
}
