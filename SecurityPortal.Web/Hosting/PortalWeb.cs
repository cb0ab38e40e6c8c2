using MudBlazor;
using MudBlazor.Services;
using SecurityPortal.Web.Account;
using SecurityPortal.Web.Components;
using SecurityPortal.Web.Development;
using SecurityPortal.Web.Development.Gallery;
using SecurityPortal.Web.Downloads;
using SecurityPortal.Web.Hosting.Health;
using SecurityPortal.Web.Hosting.Telemetry;
using SecurityPortal.Web.Live;
using SecurityPortal.Web.Localization;
using SecurityPortal.Web.Processes;
using SecurityPortal.Web.Public.Api;

namespace SecurityPortal.Web.Hosting;

/// <summary>Puts the parts of the web house together, in the order in which a request meets them.</summary>
public static class PortalWeb
{
    public static void AddPortalWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(o => o.MaximumReceiveMessageSize = CircuitLimits.MessageBytes);
        services.AddMudServices(o => o.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter);
        services.AddThemeSheet();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.Path) = (builder.Environment.CookieName("portal.antiforgery"), "/"));
        services.AddPortalHealth(builder.Configuration);
        builder.AddPortalTelemetry();
        builder.AddCircuitBounds();
        builder.AddElectronicIdentity();

        // A form without its token is refused in the same way everywhere; Development would throw.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.AddExceptionHandler<ReferencedExceptionHandler>();
        services.AddScoped<CspNonce>();
        services.AddSingleton<ProxySight>();
        services.AddSingleton(TimeProvider.System);
        services.Configure<PortalContact>(builder.Configuration.GetSection("Contact"));
        services.AddPublicCheck(builder.Configuration);
        services.AddPortalLanguages(builder.Environment);
        services.AddPortalCookies(builder.Environment);

        // Every request, and every link that depends on who is signed in, would write several lines.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    }

    public static void UsePortalWeb(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true });
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseStatusPages();
        app.UseDeveloperMail();
        app.UseComponentGallery();
        app.UseCookiePolicy();
        app.UseRequestLocalization();
        app.UseRateLimiter();
        app.UseCircuitOriginCheck();
        app.UseAuthentication();
        app.UseSessions();
        app.UseCircuitBounds();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseExpiredForms();
    }

    public static void MapPortalWeb(this WebApplication app)
    {
        app.MapPortalHealth();
        app.MapServerInstance();
        app.MapThemeSheet();
        app.MapLanguageChoice();
        app.MapAccount();
        app.MapFiles();
        app.MapDeveloperMail();
        app.MapReceipts();
        app.MapAppeals();
        app.MapIdentity();
        app.MapStatements();
        app.MapPapers();
        foreach (var screen in ProcessScreens.All)
        {
            screen.Endpoints?.Invoke(app);
        }

        app.MapPublicCheck();
        app.MapStaticAssets().AllowAnonymous();

        // One policy speaks for framing: the one in SecurityHeaders.
        // Pages and circuits that say nothing else are for signed-in people.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization();
    }
}
