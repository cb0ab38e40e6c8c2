using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Account;

/// <summary>Cookies, sessions and the account pages.</summary>
public static class AccountWeb
{
    public static void AddPortalIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddPortalAccounts();
        services.AddHttpContextAccessor();
        services.AddSingleton<ILinkTokens, LinkTokens>();
        services.AddSingleton<ProtectedCookies>();
        services.AddSingleton<SealedRegistryAnswers>();
        services.AddScoped<AccountSession>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<AuthenticationStateProvider, PortalAuthenticationState>();
        services.AddScoped<CircuitHandler, Sessions.CircuitSession>();
        if (builder.Environment.IsDevelopment())
        {
            services.AddSingleton<IDemoAccounts, DemoAccounts>();
        }

        var portal = builder.Configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        services.AddDataProtection()
            .SetApplicationName("SecurityPortal")
            .PersistKeysToFileSystem(new DirectoryInfo(portal.KeyDirectory ?? Path.Combine(portal.DataDirectory, "keys")));

        var secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.AddAuthentication(SessionSchemes.Session)
            .AddCookie(SessionSchemes.Session, o =>
            {
                o.EventsType = typeof(SessionEvents);
                o.LoginPath = PortalRoutes.SignIn;
                o.ReturnUrlParameter = "returnUrl";
                o.ExpireTimeSpan = TimeSpan.FromHours(8);
                o.SlidingExpiration = true;
                Protect(o, "portal.session", secure);
            })
            .AddCookie(SessionSchemes.SecondFactor, o =>
            {
                o.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                o.SlidingExpiration = false;
                Protect(o, "portal.second-factor", secure);
            });

        services.AddAuthorization();

        // Request lines would carry the secrets of mailed links.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
    }

    public static void MapAccount(this WebApplication app) => app.MapPost(
        PortalRoutes.SignOut,
        async (AccountSession session, [FromForm] string? returnTo) =>
        {
            await session.EndAsync();
            return TypedResults.LocalRedirect("/");
        }).AllowAnonymous().ExcludeFromDescription();

    private static void Protect(CookieAuthenticationOptions options, string name, CookieSecurePolicy secure)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure;
        options.Cookie.IsEssential = true;
    }
}
