namespace SecurityPortal.Web.Hosting;

/// <summary>Draws the theme at the start and serves it to everybody.</summary>
public static class ThemeSheetEndpoint
{
    public static void AddThemeSheet(this IServiceCollection services) =>
        services.AddSingleton<ThemeSheet>().AddHostedService(s => s.GetRequiredService<ThemeSheet>());

    public static void MapThemeSheet(this WebApplication app) =>
        app.MapGet(ThemeSheet.AddressOf("{hash}"), (HttpContext context, string hash, ThemeSheet sheet) => sheet.Serve(context, hash)).AllowAnonymous()
            .ExcludeFromDescription();
}
