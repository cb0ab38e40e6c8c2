using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using MudBlazor;

namespace SecurityPortal.Web.Languages;

/// <summary>Which language a request is answered in, and how a person chooses it.</summary>
public static class PortalLanguages
{
    public const string CookieName = "portal.language";

    public static void AddPortalLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddTransient<MudLocalizer, PortalMudLocalizer>();
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.SupportedCultures = o.SupportedUICultures = [.. PortalCultures.All];
            o.DefaultRequestCulture = new RequestCulture(PortalCultures.Find(PortalCultures.Default)!);

            // Only the person's own choice: the browser's language would override the official one.
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CookieName, Options = o }];
        });
    }

    /// <summary>Keeps the choice of language in the browser for a year. Unknown names change nothing.</summary>
    public static void RememberLanguage(this HttpResponse response, string name)
    {
        if (PortalCultures.Find(name) is { } culture)
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture.Name));
            response.Cookies.Append(CookieName, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }
    }

    public static void MapLanguageChoice(this WebApplication app) => app.MapPost(
        "/language",
        (HttpContext context, [FromForm] string? language, [FromForm] string? returnTo) =>
        {
            context.Response.RememberLanguage(language ?? "");
            return TypedResults.LocalRedirect(LocalAddress(returnTo));
        }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The address itself when it stays on this site, else the home page.</summary>
    internal static string LocalAddress(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
