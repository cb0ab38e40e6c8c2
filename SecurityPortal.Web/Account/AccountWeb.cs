using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Mvc;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Web.Account.Passkeys;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Account;

/// <summary>Cookies, sessions and the account pages.</summary>
public static class AccountWeb
{
    public static void AddPortalIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddPortalAccounts();
        services.AddOptions<SessionSettings>().Bind(builder.Configuration.GetSection(SessionSettings.Section))
            .Validate(s => s.IsUsable, $"In the section {SessionSettings.Section} each length must be above zero, and WarnMinutes below both idle lives.")
            .ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<ILinkTokens, LinkTokens>();
        services.AddSingleton<IAccountSecrets, AccountSecrets>();
        services.AddSingleton<ProtectedCookies>();
        services.AddSingleton<SealedRegistryAnswers>();
        services.AddScoped<AccountSession>();
        services.AddScoped<SessionEvents>();
        services.AddSingleton<SessionClock>();
        services.AddScoped<CircuitLife>();
        services.AddScoped<AuthenticationStateProvider, PortalAuthenticationState>();
        services.AddScoped<CircuitHandler, CircuitSession>();
        if (builder.Environment.IsDevelopment())
        {
            services.AddSingleton<IDemoAccounts, DemoAccounts>();
        }

        services.AddKeyRing(builder.Configuration);
        services.AddPasskeys(builder.Configuration);

        var secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.AddAuthentication(SessionSchemes.Session)
            .AddCookie(SessionSchemes.Session, o =>
            {
                o.EventsType = typeof(SessionEvents);
                o.LoginPath = PortalRoutes.SignIn;
                o.ReturnUrlParameter = "returnUrl";

                // The session's row ends it; the cookie need only last as long as any row may.
                o.ExpireTimeSpan = (builder.Configuration.GetSection(SessionSettings.Section).Get<SessionSettings>() ?? new()).Longest;
                o.SlidingExpiration = false;
                Protect(o, builder.Environment.CookieName("portal.session"), secure);
            })
            .AddCookie(SessionSchemes.SecondFactor, o =>
            {
                o.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                o.SlidingExpiration = false;
                Protect(o, builder.Environment.CookieName("portal.second-factor"), secure);
            });

        services.AddAuthorization();

        // Request lines would carry the secrets of mailed links.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
    }

    public static void MapAccount(this WebApplication app)
    {
        app.MapPost(
            PortalRoutes.SignOut,
            async (AccountSession session, [FromForm] string? returnTo) =>
            {
                await session.EndAsync();
                return TypedResults.LocalRedirect("/");
            }).AllowAnonymous().ExcludeFromDescription();

        // Whoever types or reads on one page for long sends no other request; SessionEvents takes every POST for activity.
        app.MapPost(PortalRoutes.Activity, () => TypedResults.NoContent()).RequireAuthorization().ExcludeFromDescription();

        // Asked by scripts of pages without a circuit: no sign of a person.
        app.MapGet(PortalRoutes.SessionLeft, async (HttpContext context, SessionClock clock, CancellationToken ct) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Json(await clock.LeftAsync(context.User, ct));
        }).RequireAuthorization().ExcludeFromDescription();
    }

    private static void Protect(CookieAuthenticationOptions options, string name, CookieSecurePolicy secure)
    {
        options.Cookie.Name = name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure;
        options.Cookie.IsEssential = true;
    }
}
