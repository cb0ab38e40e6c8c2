using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Hosting.Telemetry;

/// <summary>A collector that takes OTLP gets figures and traces where the settings name it.</summary>
public sealed class OtlpTests(PortalServer portal) : IClassFixture<PortalServer>
{
    [Fact]
    public async Task Collector_IsSentFiguresAndTracesAndNoPath()
    {
        var sent = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpRequest request, string path) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            sent.AddOrUpdate(path, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync();

        await using var server = portal.WithWebHostBuilder(b => b
            .UseSetting("Telemetry:Otlp", collector.Urls.Single())
            .UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        using var visitor = server.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        await visitor.GetAsync("/check/T0ken-of-a-licence");
        server.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000);
        server.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000);

        Assert.Contains("/check/{Token}", sent["v1/traces"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", sent["v1/metrics"], StringComparison.Ordinal);
        Assert.DoesNotContain(sent.Values, s => s.Contains("T0ken-of-a-licence", StringComparison.Ordinal));
    }
}
