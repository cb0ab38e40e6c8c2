using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Upkeep;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting.Telemetry;

namespace SecurityPortal.Tests.Hosting.Telemetry;

/// <summary>Prometheus reads at an address of its own, where the settings name one, and nowhere else.</summary>
public sealed partial class PrometheusTests(PortalServer portal) : IClassFixture<PortalServer>
{
    [Fact]
    public async Task Scrape_AtItsAddress_TellsFiguresByTheirNames()
    {
        var port = FreePort.Find();
        await using var server = portal.WithWebHostBuilder(b => b.UseSetting("Telemetry:PrometheusListen", $"127.0.0.1:{port}"));
        using var visitor = Visitor(server);
        await visitor.GetAsync("/check");
        await server.Services.GetServices<IHostedService>().OfType<OperatorFigures>().Single().RunAsync(default);

        using var prometheus = new HttpClient();
        var text = await prometheus.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"));

        Assert.Contains("portal_queue_cases{", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/check\"", text, StringComparison.Ordinal);
        Assert.Contains("portal_outbox_age_seconds", text, StringComparison.Ordinal);

        // What an instrument is called here is what the dashboard asks for.
        var known = TelemetryKit.Instruments().Select(TelemetryKit.PrometheusName).ToHashSet();
        var told = TypeLine().Matches(text).Select(m => m.Groups[1].Value).Where(n => n is not "target_info" and not "otel_scope_info").ToList();
        Assert.True(told.Count > 10);
        Assert.Empty(told.Except(known));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:9464")]
    public async Task Pages_NeverTellFigures_WhateverTheRequestSaysOfItsHost(string host)
    {
        var port = FreePort.Find();
        await using var server = portal.WithWebHostBuilder(b => b.UseSetting("Telemetry:PrometheusListen", $"127.0.0.1:{port}"));
        using var visitor = Visitor(server);

        foreach (var address in new[] { "/metrics", "/metrics/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Host = host.Replace("9464", $"{port}", StringComparison.Ordinal);
            var answer = await visitor.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("portal_", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Default_NobodyIsTold()
    {
        Assert.Null(portal.Services.GetService<MeterProvider>());
        Assert.Null(portal.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
        Assert.Empty(portal.Services.GetServices<IHostedService>().OfType<OperatorFigures>());
    }

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData("http://collector:4317", "127.0.0.1:9464", 0)]
    [InlineData("https://collector.example", "[::1]:9464", 0)]
    [InlineData("collector:4317", null, 1)]
    [InlineData(null, "127.0.0.1", 1)]
    [InlineData("ftp://collector", "localhost:9464", 2)]
    public void Settings_ThatCannotBeUsed_AreNamed(string? otlp, string? prometheus, int faults)
    {
        var settings = new TelemetrySettings { Otlp = otlp, PrometheusListen = prometheus };

        Assert.Equal(faults, settings.Faults().Count());
        Assert.Equal((settings.OtlpAddress ?? (object?)settings.PrometheusAddress) is not null, settings.IsOn);
    }

    [Fact]
    public void Instruments_HaveNamesUnitsAndWords() => Assert.All(
        TelemetryKit.Instruments().Where(i => i.Meter.Name == PortalMeter.Name),
        i =>
        {
            Assert.Matches("^portal(\\.[a-z]+)+$", i.Name);
            Assert.NotEmpty(i.Unit!);
            Assert.NotEmpty(i.Description!);
        });

    private static HttpClient Visitor(WebApplicationFactory<Program> server) =>
        server.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    [GeneratedRegex("^# TYPE (\\S+) ", RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}
