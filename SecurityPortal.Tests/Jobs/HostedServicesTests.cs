using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Servers;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting;
using SecurityPortal.Web.Hosting.Health;
using SecurityPortal.Web.Hosting.Telemetry;

namespace SecurityPortal.Tests.Jobs;

/// <summary>What every job of the portal keeps to, whichever it is.</summary>
public sealed class HostedServicesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Assembly[] Houses = [typeof(PeriodicJob).Assembly, typeof(Program).Assembly];

    // The sheet is drawn once while the portal starts, and then is a text: nothing of it goes on. The listener is a server, as that of the pages.
    [Fact]
    public async Task EachOfOurs_IsAPeriodicJobThatIsStarted()
    {
        await using var portal = await TestPortal.CreateAsync(AddWhatJobsUse);

        var ours = Houses.SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IHostedService)))
            .Where(t => t != typeof(ThemeSheet) && t != typeof(FiguresListener)).ToList();

        Assert.NotEmpty(ours);
        Assert.Equal([], ours.Where(t => !t.IsSubclassOf(typeof(PeriodicJob))).Select(t => t.Name));
        Assert.Equal(ours.Select(t => t.Name).Order(), Started(portal).Select(s => s.GetType().Name).Order());

        // The base starts and stops them: one that does it by itself is outside its protection.
        Assert.Equal([], ours.Where(t => new[] { "StartAsync", "StopAsync" }.Any(m => t.GetMethod(m)!.DeclaringType != typeof(BackgroundService)))
            .Select(t => t.Name));
    }

    [Fact]
    public async Task EachOfOurs_StrayCancellation_GoesOnIsLoggedByNameAndStopsPromptly()
    {
        var log = new RecordingLog();
        await using var portal = await TestPortal.CreateAsync(services =>
        {
            AddWhatJobsUse(services);
            services.AddLogging(logging => logging.AddProvider(log));
            services.AddSingleton<IDbContextFactory<PortalDbContext>, CancellingDatabase>();
            services.AddSingleton<HealthCheckService, CancellingChecks>().AddSingleton<IServerBus, CancellingBus>();
            services.Configure<AuditSettings>(s => s.MailTo = "trail@example.org");
        });
        var jobs = Started(portal).Cast<BackgroundService>().ToList();
        using var openPage = portal.Services.GetRequiredService<OpenSessions>().Subscribe(Guid.NewGuid(), _ => Task.CompletedTask);

        foreach (var job in jobs)
        {
            await job.StartAsync(default);
        }

        await AllFailedAsync(1);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await AllFailedAsync(2);

        Assert.Equal([], jobs.Where(j => j.ExecuteTask!.IsCompleted).Select(j => j.GetType().Name));
        foreach (var job in jobs)
        {
            await job.StopAsync(default).WaitAsync(Patience);
            Assert.True(job.ExecuteTask!.IsCompletedSuccessfully, job.GetType().Name);
        }

        async Task AllFailedAsync(int times)
        {
            while (!jobs.All(j => log.Lines.Count(l => l.Level == LogLevel.Error
                && l.Text.StartsWith($"{j.GetType().Name} failed", StringComparison.Ordinal)) >= times))
            {
                await log.WrittenAsync();
            }
        }
    }

    // Whoever is added here runs on every server at once: it looks at what is this server's alone, or keeps its own pages informed.
    [Fact]
    public async Task EachOfOurs_RunsOnOneServerAtATimeUnlessItIsListed()
    {
        await using var portal = await TestPortal.CreateAsync(AddWhatJobsUse);

        Assert.Equal(
            [nameof(HealthWatch), nameof(OpenSessionsCheck), nameof(OperatorFigures), nameof(ServersWatch)],
            Started(portal).Where(s => s is not LeasedJob).Select(s => s.GetType().Name).Order());
    }

    private static void AddWhatJobsUse(IServiceCollection services)
    {
        services.AddSingleton<Throttle>().AddSingleton<UserSessions>().AddSingleton<OpenSessions>();
        services.AddPortalHealth(new ConfigurationBuilder().Build());
        services.AddHostedService<OperatorFigures>().AddHostedService<ServersWatch>();
    }

    private static IEnumerable<IHostedService> Started(TestPortal portal) =>
        portal.Services.GetServices<IHostedService>().Where(s => Houses.Contains(s.GetType().Assembly));

    /// <summary>A database whose every call is cancelled by a time limit of its own.</summary>
    private sealed class CancellingDatabase : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => throw new TaskCanceledException("a time limit inside");
    }

    private sealed class CancellingChecks : HealthCheckService
    {
        public override Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default) =>
            throw new TaskCanceledException("a time limit inside");
    }

    private sealed class CancellingBus : IServerBus
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public event Action? Missed
        {
            add { }
            remove { }
        }

        public bool IsAway => false;

        public void Tell(string subject, string text)
        {
        }

        public void Listen(string subject, Action<string, string> heard)
        {
        }

        public Task LookAsync(CancellationToken ct) => throw new TaskCanceledException("a time limit inside");
    }
}
