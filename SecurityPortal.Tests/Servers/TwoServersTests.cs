using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Documents;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.Races;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting.Health;

namespace SecurityPortal.Tests.Servers;

/// <summary>Two whole portals on one database and one Redis; and two that start at once on nothing.</summary>
public sealed class TwoServersTests(PortalServer portal, RedisServer redis) : IClassFixture<PortalServer>, IClassFixture<RedisServer>
{
    [Fact]
    public async Task PublicCheck_TwoServers_CountTogetherAndEachByItselfWhileRedisIsAway()
    {
        var own = new RedisServer();
        await own.StartAsync();
        try
        {
            await using var one = Portal(own, b => b.UseSetting("PublicCheck:PerMinute", "3"));
            await using var other = Portal(own, b => b.UseSetting("PublicCheck:PerMinute", "3"));
            await HearAsync(false, one, other);
            Assert.Equal("200 200 200 429", await AskAsync(one, other, one, other));

            await own.KillAsync();
            await HearAsync(true, one, other);

            Assert.Equal("200 200 200 429 200", await AskAsync(one, one, one, one, other));
        }
        finally
        {
            await own.KillAsync();
        }
    }

    [Fact]
    public async Task Health_RedisAway_IsDegradedAndTellsNoAddress()
    {
        await using var lonely = Portal(new RedisServer(), _ => { });
        using var visitor = Visitor(lonely);
        await HearAsync(true, lonely);
        await lonely.Services.GetRequiredService<HealthWatch>().RunAsync(default);

        var answer = await visitor.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("degraded", JsonDocument.Parse(text).RootElement.GetProperty("checks").GetProperty("redis").GetProperty("status").GetString());
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_RedisThere_IsReady()
    {
        await using var one = Portal(redis, _ => { });
        await HearAsync(false, one);

        await one.Services.GetRequiredService<HealthWatch>().RunAsync(default);
        var answer = JsonDocument.Parse(await Visitor(one).GetStringAsync("/health")).RootElement;
        Assert.Equal("ready", answer.GetProperty("checks").GetProperty("redis").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Start_ThreeAtOnceOnAnEmptyDatabase_MakeItOnce()
    {
        var (server, name) = (await PostgresServer.Started, $"portal_start_{Guid.NewGuid():N}");
        await server.CreateAsync(name);
        var options = new DbContextOptionsBuilder<PostgresPortalDbContext>();
        options.UsePostgresDatabase(server.ConnectionTo(name));
        var factory = new Factory(options.Options);
        await using var services = new ServiceCollection().AddSingleton<IDbContextFactory<PortalDbContext>>(factory).BuildServiceProvider();

        await AtOnce.RunAsync(3, async () =>
        {
            await DataRoom.MigrateAsync(services, default);
            await ReferenceData.SeedAsync(factory, ProcessCatalogue.All.Select(p => p.Reference), default);
            await AccountAdministration.EnsureRolesAsync(factory, default);
            return true;
        });

        await using var once = await Database.CreateAsync(TestProvider.Postgres);
        await using (var db = factory.CreateDbContext())
        await using (var expected = once.CreateDbContext())
        {
            Assert.Equal(await CountsAsync(expected), await CountsAsync(db));
            Assert.Equal(PortalRoles.All.Order(), (await db.Roles.Select(r => r.Name!).ToListAsync()).Order());
        }

        await server.DropAsync(name);
    }

    private static async Task<int[]> CountsAsync(PortalDbContext db) =>
        [await db.CodeItems.CountAsync(), await db.Settings.CountAsync(), await db.Tariffs.CountAsync(), await db.DocumentRequirements.CountAsync()];

    private WebApplicationFactory<Program> Portal(RedisServer at, Action<IWebHostBuilder> set) => portal.WithWebHostBuilder(b =>
    {
        b.UseSetting("Redis:Connection", at.Connection);
        set(b);
    });

    // Looks until what is so is known.
    private static async Task HearAsync(bool away, params WebApplicationFactory<Program>[] portals)
    {
        foreach (var bus in portals.Select(p => p.Services.GetRequiredService<IServerBus>()))
        {
            await bus.LookAsync(default);
            for (var looks = 0; bus.IsAway != away; looks++)
            {
                Assert.InRange(looks, 0, 10);
                await bus.LookAsync(default);
            }
        }
    }

    private static HttpClient Visitor(WebApplicationFactory<Program> at) =>
        at.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    private static async Task<string> AskAsync(params WebApplicationFactory<Program>[] portals)
    {
        var answers = new List<int>();
        foreach (var one in portals)
        {
            using var visitor = Visitor(one);
            answers.Add((int)(await visitor.GetAsync("/api/check?number=SRV-BAZ-2026-9999")).StatusCode);
        }

        return string.Join(' ', answers);
    }

    private sealed class Factory(DbContextOptions<PostgresPortalDbContext> options) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => new PostgresPortalDbContext(options);
    }
}
