using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Web.Hosting;

/// <summary>Gives the web house the rooms of SecurityPortal.Core, and brings the database up to date before the first request.</summary>
public static class PortalCore
{
    public static void AddPortalCore(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        services.Configure<PortalOptions>(builder.Configuration.GetSection("Portal"));
        services.AddPortalData(builder.Configuration);
        services.AddDocumentContent(builder.Configuration, options.DataDirectory);
        services.AddSingleton<CodeBooks>();
        services.AddSingleton<ServiceOverviews>();
    }

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        await DataRoom.MigrateAsync(app.Services, ct);
        await ReferenceData.SeedAsync(
            app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>(), ProcessCatalogue.All.Select(p => p.Reference), ct);
    }
}
