using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting.Telemetry;

namespace SecurityPortal.Tests.Hosting.Telemetry;

/// <summary>Figures and traces hold names and values of closed lists alone, whatever people send.</summary>
public sealed class TagsTests(PortalServer portal) : IClassFixture<PortalServer>
{
    private const string Secret = "S3cretOfAMailedLink";
    private const string Number = "1900000010";
    private const string Name = "vjosa.berisha";

    [Fact]
    public async Task EveryTag_OfRequestsThatCarrySecrets_IsFromTheClosedLists()
    {
        var (spans, figures) = (new List<Activity>(), new List<MetricSnapshot>());
        await using var server = portal.WithWebHostBuilder(b => b.UseSetting("Telemetry:Otlp", "http://127.0.0.1:9").ConfigureTestServices(s => s
            .ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans))
            .ConfigureOpenTelemetryMeterProvider(m => m.AddInMemoryExporter(figures))));
        await AskAsync(server);
        server.Services.GetRequiredService<TracerProvider>().ForceFlush(5_000);
        server.Services.GetRequiredService<MeterProvider>().ForceFlush(5_000);
        var lists = new ClosedLists(server.Services.GetServices<EndpointDataSource>());
        var (told, measured) = (spans.ToList(), figures.ToList());

        var tags = told.SelectMany(s => s.TagObjects.Select(t => (t.Key, t.Value)))
            .Concat(measured.SelectMany(f => f.MetricPoints).SelectMany(p => TagsOf(p).Select(t => (t.Key, t.Value)))).Distinct().ToList();
        Assert.Empty(tags.Where(t => !lists.Knows(t.Key, t.Value)).Select(t => $"{t.Key}={t.Value}"));
        Assert.DoesNotContain(told.Select(s => s.DisplayName).Distinct(), n => !lists.KnowsSpan(n));
        Assert.All(told, s => Assert.True(!s.Events.Any() && s.StatusDescription is null && s.TraceStateString is null && !s.Baggage.Any()));

        // The walk has met what it is to look at.
        Assert.Contains(("http.route", "/check/{Token}"), tags);
        Assert.Contains(("http.route", "/confirm-email"), tags);
        Assert.Contains(("command", "EmailService.Resend"), tags);
        Assert.Contains(measured, f => f.Name == "http.server.request.duration");
        Assert.Contains(told, s => s.DisplayName == "EmailService.Resend");
    }

    [Fact]
    public void Span_WithWhatTheFrameworkWrites_KeepsWhatIsInTheListAlone()
    {
        List<Activity> exported = [];
        using var source = new ActivitySource("TagsTests");
        using var traces = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).AddProcessor(new KnownTagsOnly()).AddInMemoryExporter(exported).Build();

        using (var plain = source.StartActivity("plain")!)
        {
            foreach (var tag in new[] { "url.path", "url.query", "url.full", "server.address", "client.address", "user_agent.original", "db.query.text" })
            {
                plain.SetTag(tag, Secret);
            }

            plain.SetTag("http.route", "/check/{Token}").SetStatus(ActivityStatusCode.Error, Secret).TraceStateString = $"a={Secret}";
        }

        using (var failed = source.StartActivity("failed")!)
        {
            failed.AddException(new InvalidOperationException(Secret));
        }

        var span = Assert.Single(exported);
        Assert.Equal(["http.route"], span.TagObjects.Select(t => t.Key));
        Assert.Equal((ActivityStatusCode.Error, null, null), (span.Status, span.StatusDescription, span.TraceStateString));
    }

    [Fact]
    public void Figures_OfTagsNobodyNamed_LoseThem()
    {
        List<MetricSnapshot> exported = [];
        using var figures = PortalTelemetry.Figures(Sdk.CreateMeterProviderBuilder()).AddInMemoryExporter(exported).Build();
        using var meter = new System.Diagnostics.Metrics.Meter("Microsoft.AspNetCore.Hosting");
        meter.CreateCounter<long>("tags.test").Add(1, new("http.route", "/check"), new("url.path", Secret));

        figures.ForceFlush(5_000);

        var point = Assert.Single(exported.Last(m => m.Name == "tags.test").MetricPoints);
        Assert.Equal(["http.route"], TagsOf(point).Select(t => t.Key));
    }

    // Addresses with secrets, numbers and names, a browser that says who it is, and forms that somebody filled in.
    private static async Task AskAsync(WebApplicationFactory<Program> server)
    {
        using var visitor = server.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        visitor.DefaultRequestHeaders.Add("User-Agent", $"{Name}/9");
        visitor.DefaultRequestHeaders.Add("traceparent", "00-11111111111111111111111111111111-2222222222222222-01");
        visitor.DefaultRequestHeaders.Add("baggage", $"name={Name}");
        foreach (var address in new[]
                 {
                     $"/check/{Secret}", $"/confirm-email?token={Secret}", $"/nothing-here/{Number}", $"/files/{Guid.NewGuid()}",
                     $"/sign-in?returnUrl=/{Secret}", "/health/ready", "/",
                 })
        {
            Assert.NotEqual(HttpStatusCode.InternalServerError, (await visitor.GetAsync(address)).StatusCode);
        }

        using var odd = new HttpRequestMessage(new HttpMethod(Secret), "/check");
        await visitor.SendAsync(odd);
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EmailService>().ResendAsync($"{Name}@example.org", default);
    }

    private static IEnumerable<KeyValuePair<string, object?>> TagsOf(MetricPoint point)
    {
        foreach (var tag in point.Tags)
        {
            yield return tag;
        }
    }
}
