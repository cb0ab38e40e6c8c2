using Microsoft.AspNetCore.CookiePolicy;

namespace SecurityPortal.Web.Hosting;

/// <summary>Every cookie: not for scripts, not for other sites, and outside Development over TLS only and for this host alone.</summary>
public static class CookieRules
{
    public static void AddPortalCookies(this IServiceCollection services, IHostEnvironment environment) => services.Configure<CookiePolicyOptions>(o =>
    {
        o.HttpOnly = HttpOnlyPolicy.Always;
        o.MinimumSameSitePolicy = SameSiteMode.Lax;
        o.Secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    });

    /// <summary>
    /// The cookie's name. With the prefix, browsers take it only over TLS, for the whole host and for no other: a neighbour under the same domain cannot plant
    /// one. Development may run without TLS, where no browser would keep it.
    /// </summary>
    public static string CookieName(this IHostEnvironment environment, string name) => environment.IsDevelopment() ? name : $"__Host-{name}";
}
