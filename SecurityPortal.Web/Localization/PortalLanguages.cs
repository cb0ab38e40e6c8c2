using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using MudBlazor;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Web.Localization;

/// <summary>Which language a request is answered in, and how a person chooses it.</summary>
public static class PortalLanguages
{
    /// <summary>Name of the cookie in Development; <see cref="CookieRules.CookieName"/> says the one in use.</summary>
    public const string CookieName = "portal.language";

    public static void AddPortalLanguages(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddLocalization();
        services.AddSingleton<IStringLocalizer<ErrorTexts>, ErrorSentenceLocalizer>();
        services.AddTransient<MudLocalizer, PortalMudLocalizer>();
        services.Configure<RequestLocalizationOptions>(o =>
        {
            // One instance of each, with the portal's forms of numbers and dates: a circuit keeps the one it was opened with.
            o.SupportedCultures = o.SupportedUICultures = [.. Languages.All.Select(Languages.Culture)];
            o.DefaultRequestCulture = new RequestCulture(Languages.Culture(Languages.Albanian));

            // Only the person's own choice: the browser's language would override the official one.
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = environment.CookieName(CookieName), Options = o }];
        });
    }

    /// <summary>Keeps the choice of language in the browser for a year. Unknown names change nothing.</summary>
    public static void RememberLanguage(this HttpResponse response, string name)
    {
        if (Languages.All.Contains(name))
        {
            var environment = response.HttpContext.RequestServices.GetRequiredService<IHostEnvironment>();
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(name));
            response.Cookies.Append(environment.CookieName(CookieName), value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }
    }

    public static void MapLanguageChoice(this WebApplication app) => app.MapPost(
        "/language",
        async (HttpContext context, ProfileService profile, [FromForm] string? language, [FromForm] string? returnTo) =>
        {
            context.Response.RememberLanguage(language ?? "");

            // E-mails follow; a visitor has no account to keep it with.
            await profile.SaveLanguageAsync(language ?? "", context.RequestAborted);
            return TypedResults.LocalRedirect(LocalAddress(returnTo));
        }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The address itself when it stays on this site, else the home page.</summary>
    internal static string LocalAddress(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
