using System.Net.Http.Json;
using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting;
using SecurityPortal.Web.Hosting.Health;
using SecurityPortal.Web.Officer;

namespace SecurityPortal.Tests.Hosting;

/// <summary>A proxy that stands before the portal and that nobody has named.</summary>
public sealed class ProxyTests(PortalServer portal) : IClassFixture<PortalServer>
{
    [Theory]
    [InlineData("X-Forwarded-For", "198.51.100.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=198.51.100.7")]
    public async Task Health_RequestThroughAProxyNobodyNamed_IsDegradedNotFailing(string header, string value)
    {
        await using var server = portal.WithWebHostBuilder(_ => { });

        Assert.Equal("ready", await ProxiesAsync(server));
        await SendAsync(server, header, value);

        Assert.Equal("degraded", await ProxiesAsync(server));
    }

    [Fact]
    public async Task Health_ProxiesNamed_HeadersSayNothing()
    {
        await using var server = portal.WithWebHostBuilder(b => b.UseSetting("Proxies:0", "10.0.0.0/8"));

        await SendAsync(server, "X-Forwarded-For", "198.51.100.7");

        Assert.Equal("ready", await ProxiesAsync(server));
        Assert.Equal(0, server.Services.GetRequiredService<ProxySight>().Requests);
    }

    [Fact]
    public void See_ManyRequests_AreCountedAndToldOnce()
    {
        var (sight, log, clock) = Sight();
        Assert.False(sight.IsUnnamed);

        for (var i = 0; i < 5; i++)
        {
            sight.See("X-Forwarded-For");
        }

        Assert.Equal((true, 5), (sight.IsUnnamed, sight.Requests));
        Assert.Equal(LogLevel.Warning, Assert.Single(log.Lines).Level);

        // One made-up header does not trouble for ever.
        clock.Advance(ProxySight.Memory);
        Assert.False(sight.IsUnnamed);
    }

    [Fact]
    public void Know_FromTheStart_StaysKnown()
    {
        var (sight, log, clock) = Sight();

        sight.Know("https outside, http inside.");
        clock.Advance(TimeSpan.FromDays(3));

        Assert.True(sight.IsUnnamed);
        Assert.Contains("Proxies", Assert.Single(log.Lines).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://portal.example", "http://[::]:8080", false, true)]
    [InlineData("https://portal.example", "https://[::]:443;http://[::]:80", false, false)]
    [InlineData("http://localhost:5000", "http://localhost:5000", false, false)]
    [InlineData("https://portal.example", "", false, false)]
    [InlineData("http://localhost:5000", "http://localhost:5000", true, true)]
    public void FromTheStart_Settings_TellOfAProxyOrNot(string address, string listening, bool believesAnybody, bool tells) => Assert.Equal(
        tells, TrustedProxies.FromTheStart(address, listening.Split(';', StringSplitOptions.RemoveEmptyEntries), believesAnybody) is not null);

    private static (ProxySight Sight, RecordingLog Log, FakeTimeProvider Clock) Sight()
    {
        var (log, clock) = (new RecordingLog(), new FakeTimeProvider());
        return (new ProxySight(clock, LoggerFactory.Create(b => b.AddProvider(log)).CreateLogger<ProxySight>()), log, clock);
    }

    private static HttpClient Visitor(WebApplicationFactory<Program> server) => server.CreateClient(new() { BaseAddress = new Uri("https://localhost") });

    private static async Task SendAsync(WebApplicationFactory<Program> server, string header, string value)
    {
        using var visitor = Visitor(server);
        visitor.DefaultRequestHeaders.Add(header, value);
        await visitor.GetAsync("/alive");
    }

    private static async Task<string?> ProxiesAsync(WebApplicationFactory<Program> server)
    {
        using var visitor = Visitor(server);
        await server.Services.GetRequiredService<HealthWatch>().RunAsync(default);
        var answer = await visitor.GetAsync("/health/ready");
        Assert.True(answer.IsSuccessStatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks").GetProperty("proxies").GetProperty("status").GetString();
    }
}

/// <summary>Whom the ministry's first page tells of such a proxy.</summary>
public sealed class ProxyNoticeTests : PortalBunitContext
{
    [Theory]
    [InlineData(PortalRoles.Administrator, true, true)]
    [InlineData(PortalRoles.Administrator, false, false)]
    [InlineData(PortalRoles.Officer, true, false)]
    public void Notice_IsForAdministrators(string role, bool isSeen, bool isShown)
    {
        var sight = new ProxySight(Clock, LoggerFactory.Create(_ => { }).CreateLogger<ProxySight>());
        if (isSeen)
        {
            sight.See("Forwarded");
        }

        Services.AddSingleton(sight);
        this.AddAuthorization().SetAuthorized("Teuta Sistemi").SetRoles(role);

        var notice = Render<ProxyNotice>().FindAll("[data-testid=proxy-notice]");

        Assert.Equal(isShown, notice.Count == 1);
    }
}
