using Microsoft.AspNetCore.CookiePolicy;

namespace SecurityPortal.Web.Hosting;

/// <summary>Every cookie: not for scripts, not for other sites, and outside Development over TLS only.</summary>
public static class CookieRules
{
    public static void AddPortalCookies(this IServiceCollection services, IHostEnvironment environment) => services.Configure<CookiePolicyOptions>(o =>
    {
        o.HttpOnly = HttpOnlyPolicy.Always;
        o.MinimumSameSitePolicy = SameSiteMode.Lax;
        o.Secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    });
}
