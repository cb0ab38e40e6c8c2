using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Appeals;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Demo;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Servers;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Web.Officer.Actions;

namespace SecurityPortal.Web.Hosting;

/// <summary>Gives the web house the rooms of SecurityPortal.Core, and brings the database up to date before the first request.</summary>
public static class PortalCore
{
    private static readonly TimeSpan FirstJobAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenFirstRuns = TimeSpan.FromMilliseconds(100);

    public static void AddPortalCore(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        services.Configure<PortalOptions>(builder.Configuration.GetSection("Portal"));
        services.AddPortalData(builder.Configuration);
        services.AddServers(builder.Configuration);
        services.AddDocumentContent(builder.Configuration, options.DataDirectory);
        services.AddScoped<AttachmentReader>();
        services.AddIdentityConfirmation();
        services.AddCases();
        services.AddLicences();
        services.AddPayments();
        services.AddCasework();
        services.AddRegister();
        services.AddAppeals();
        services.AddDrafts();
        services.AddPapers();
        services.AddApplicants();
        foreach (var process in ProcessCatalogue.All)
        {
            process.Services?.Invoke(services);
        }

        services.AddScoped<ActionServices>();
        services.AddSingleton<CodeBookCache>();
        services.AddSingleton<ServiceOverviewCache>();
        services.AddRegistries(builder.Configuration, demoAllowed: builder.Environment.IsDevelopment());
        services.AddMailTransport(builder.Configuration, options.DataDirectory, builder.Environment.IsProduction());
        services.AddAudit(builder.Configuration, options);
        services.AddScoped<MailBacklog>();
        services.AddSingleton(new ReferenceRules(ProcessCatalogue.All.Select(p => p.Reference)));
        services.AddScoped<ReferenceDataService>();
        services.AddUpkeep(builder.Configuration);
        services.AddPortalJobs();
        if (new RedisSettings { Connection = builder.Configuration["Redis:Connection"] }.IsSet)
        {
            services.AddHostedService<ServersWatch>();
        }
    }

    /// <summary>What the portal does by itself while it runs.</summary>
    private static void AddPortalJobs(this IServiceCollection services)
    {
        services.AddOutbox();
        services.AddHostedService<AuditSealer>();
        services.AddHostedService<AuditAnchoring>();
        services.AddHostedService<CheckpointMailing>();
        services.AddHostedService(provider => provider.GetRequiredService<CaseExpiry>());
        services.AddHostedService<DraftExpiry>();
        services.AddHostedService<LicenceReminders>();
        services.AddHostedService<ThrottleCleaning>();
        services.AddHostedService<EmailProofCleaning>();
        services.AddHostedService<OpenSessionsCheck>();
        services.AddHostedService<SessionCleaning>();
        services.AddHostedService<FileSweep>();
        services.AddHostedService<Retention>();
    }

    /// <summary>The first runs of the jobs leave the processor to the first pages, and come one after the other.</summary>
    public static void DeferJobs(this WebApplication app)
    {
        var pause = FirstJobAfter;
        foreach (var job in app.Services.GetServices<IHostedService>().OfType<PeriodicJob>())
        {
            job.FirstPause = pause;
            pause += BetweenFirstRuns;
        }
    }

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        await DataRoom.MigrateAsync(app.Services, ct);
        var dbFactory = app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await ReferenceData.SeedAsync(dbFactory, ProcessCatalogue.All.Select(p => p.Reference), ct);
        await AccountAdministration.EnsureRolesAsync(dbFactory, ct);
        if (app.Services.GetService<IDemoAccounts>() is { } demo)
        {
            await app.PlayAsync(demo, ct);
        }
    }

    // Of several servers that start at once, one plays; the others do not wait for it.
    private static async Task PlayAsync(this WebApplication app, IDemoAccounts accounts, CancellationToken ct)
    {
        var leases = app.Services.GetRequiredService<IJobLeases>();
        if (!await leases.HoldAsync(nameof(DemoCases), ct))
        {
            return;
        }

        await accounts.SeedAsync(ct);
        if (app.Configuration.GetValue("Demo:Cases", true))
        {
            var files = app.Environment.WebRootFileProvider;
            await ActivatorUtilities.CreateInstance<DemoCases>(app.Services).SeedAsync(path => files.GetFileInfo(path).CreateReadStream(), ct);
        }

        await leases.LeaveAsync(nameof(DemoCases), ct);
    }
}
