using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting.Health;

namespace SecurityPortal.Tests.Hosting;

/// <summary>What <c>/health</c> tells of a portal that runs, and that it is read-only while nothing can be written.</summary>
public sealed class HealthTests(PortalServer portal) : IClassFixture<PortalServer>
{
    [Fact]
    public async Task Get_AllIsWell_NamesEveryCheck()
    {
        using var visitor = portal.Visitor();

        var (status, answer) = await AskAsync(visitor, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ready", answer.GetProperty("status").GetString());
        Assert.Equal(
            ["business-registry", "civil-registry", "database", "files", "outbox", "proxies", "redis", "scanner", "sealer"],
            answer.GetProperty("checks").EnumerateObject().Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.Equal("live", (await AskAsync(visitor, "/health/live")).Answer.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Current_ManyAskAtOnceAfterTheStart_OneLooksForAll()
    {
        var looked = new CountingChecks();
        using var watch = new HealthWatch(
            looked, new WriteGate(), Options.Create(new HealthSettings()), new FakeTimeProvider(), NullLogger<HealthWatch>.Instance);

        var asked = Enumerable.Range(0, 20).Select(_ => watch.CurrentAsync(default)).ToList();
        looked.Go.SetResult();
        await Task.WhenAll(asked);

        Assert.Equal(1, looked.Times);
    }

    [Fact]
    public async Task Get_DiskWithTheReserveAlone_IsNotReadyAndEveryPageSaysReadOnlyUntilThereIsRoom()
    {
        var disk = new SmallDisk();
        await using var server = portal.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<DiskRoom>(disk)));
        using var visitor = Visitor(server);
        var watch = server.Services.GetRequiredService<HealthWatch>();

        disk.Free = 511L * 1024 * 1024;
        await watch.RunAsync(default);

        var (status, answer) = await AskAsync(visitor, "/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(("not-ready", "not-ready", "not-ready"), (answer.GetProperty("status").GetString(), Status(answer, "database"), Status(answer, "files")));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(visitor, "/health/live")).Status);
        foreach (var page in new[] { "/", "/sign-in", "/check", "/register/company" })
        {
            Assert.Contains("Portali tani vetëm lexohet", WebUtility.HtmlDecode(await visitor.GetStringAsync(page)), StringComparison.Ordinal);
        }

        disk.Free = 513L * 1024 * 1024;
        await watch.RunAsync(default);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(visitor, "/health")).Status);
        Assert.DoesNotContain("Portali tani vetëm lexohet", WebUtility.HtmlDecode(await visitor.GetStringAsync("/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ScannerAndRegistryAway_IsDegradedAndTellsNoAddress()
    {
        await using var server = portal.WithWebHostBuilder(b => b
            .UseSetting("Clamd:Host", "127.0.0.1").UseSetting("Clamd:Port", "9")
            .UseSetting("Registries:Civil:BaseAddress", "http://127.0.0.1:9/civil"));
        using var visitor = Visitor(server);

        var (status, answer) = await AskAsync(visitor, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("degraded", answer.GetProperty("status").GetString());
        Assert.Equal(
            ("degraded", "degraded", "ready", "ready"),
            (Status(answer, "scanner"), Status(answer, "civil-registry"), Status(answer, "business-registry"), Status(answer, "database")));
        Assert.DoesNotContain("127.0.0.1", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_DatabaseThatTakesNothing_IsNotReadyAndTellsNothingOfIt()
    {
        await using var own = new PortalServer();
        using var visitor = own.Visitor();
        await using (var db = Db(own.Services))
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE HealthMarks");
        }

        await own.Services.GetRequiredService<HealthWatch>().RunAsync(default);
        var (status, answer) = await AskAsync(visitor, "/health/ready");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-ready"), (status, Status(answer, "database")));
        Assert.DoesNotContain("HealthMarks", answer.GetRawText(), StringComparison.Ordinal);
        Assert.True(own.Services.GetRequiredService<WriteGate>().IsClosed);
    }

    [Fact]
    public async Task Probes_MailAndAuditRowLeftLying_SayForHowLong()
    {
        await using var test = await TestPortal.CreateAsync();
        var probes = test.Get<HealthProbes>();
        Assert.Null(await probes.MailDelayAsync(default));
        Assert.Null(await probes.SealingDelayAsync(default));

        var now = test.Clock.UtcNow();
        await using (var db = test.Db())
        {
            db.Audit(test.Clock, null, "test.row", "test", null);
            db.Outbox.AddRange(Mail("parked", now, OutboxSender.Parked), Mail("later", now, now.AddDays(1)), Mail("due", now, now));
            await db.SaveChangesAsync();
        }

        test.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(TimeSpan.FromMinutes(31), await probes.MailDelayAsync(default));
        Assert.Equal(TimeSpan.FromMinutes(31), await probes.SealingDelayAsync(default));
        await using (var db = test.Db())
        {
            await db.Outbox.Where(m => m.EventKey == "due").ExecuteDeleteAsync();
        }

        await test.Get<AuditChain>().SealAsync(default);

        Assert.Null(await probes.MailDelayAsync(default));
        Assert.Null(await probes.SealingDelayAsync(default));
    }

    private static OutboxMail Mail(string key, DateTime queued, DateTime due) => new()
    {
        EventKey = key, Template = "Test", TemplateVersion = 1, Language = "sq", To = "a@example.org", ModelJson = "{}", CreatedAt = queued, DueAt = due,
    };

    private static HttpClient Visitor(WebApplicationFactory<Program> server) =>
        server.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    private static PortalDbContext Db(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    private static string? Status(JsonElement answer, string check) =>
        answer.GetProperty("checks").GetProperty(check).GetProperty("status").GetString();

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(HttpClient visitor, string address)
    {
        var answer = await visitor.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private sealed class CountingChecks : HealthCheckService
    {
        private int _times;

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Times => _times;

        public override async Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _times);
            await Go.Task.WaitAsync(cancellationToken);
            return new HealthReport(new Dictionary<string, HealthReportEntry>(), TimeSpan.Zero);
        }
    }

    private sealed class SmallDisk : DiskRoom
    {
        public long Free { get; set; } = long.MaxValue;

        public override long FreeBytes(string path) => Free;
    }
}
