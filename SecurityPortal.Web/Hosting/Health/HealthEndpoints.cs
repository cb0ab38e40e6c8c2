using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Upkeep;

namespace SecurityPortal.Web.Hosting.Health;

/// <summary>
/// Whether the portal lives (<c>/health/live</c>: this process answers) and is ready (<c>/health/ready</c>, <c>/health</c>: what it needs answers too). For
/// machines, in JSON; anybody may ask, so it names what fails and nothing of where it is or of whom it is about.
/// </summary>
public static class HealthEndpoints
{
    public static void AddPortalHealth(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(HealthSettings.Section).Get<HealthSettings>() ?? new HealthSettings();
        var limit = TimeSpan.FromSeconds(settings.TimeoutSeconds);
        services.AddHttpClient(RegistryHealth.Client).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
        });
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy, [HealthWatch.Writes], limit)
            .AddCheck<FileStoreHealth>("files", HealthStatus.Unhealthy, [HealthWatch.Writes], limit)
            .AddCheck<OutboxHealth>("outbox", HealthStatus.Degraded, [], limit)
            .AddCheck<ScannerHealth>("scanner", HealthStatus.Degraded, [], limit)
            .AddCheck<SealerHealth>("sealer", HealthStatus.Degraded, [], limit)
            .AddCheck<RedisHealth>("redis", HealthStatus.Degraded, [], limit)
            .AddCheck<ProxyHealth>("proxies", HealthStatus.Degraded, [], limit)
            .Add(Registry("civil-registry", r => r.Civil, limit))
            .Add(Registry("business-registry", r => r.Business, limit));
        services.AddSingleton<HealthWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<HealthWatch>());
    }

    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapGet("/health/live", (HttpContext context) => Answer(context, new HealthAnswer("live", null, null))).AllowAnonymous().ExcludeFromDescription();
        foreach (var address in new[] { "/health", "/health/ready" })
        {
            app.MapGet(address, async (HttpContext context, HealthWatch watch, CancellationToken ct) => Answer(context, Of(await watch.CurrentAsync(ct))))
                .AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static HealthCheckRegistration Registry(string name, Func<RegistrySettings, RegistryEndpoint> endpoint, TimeSpan limit) => new(
        name,
        provider => new RegistryHealth(
            provider.GetRequiredService<IHttpClientFactory>(), endpoint(provider.GetRequiredService<IOptions<RegistrySettings>>().Value)),
        HealthStatus.Degraded,
        [],
        limit);

    private static JsonHttpResult<HealthAnswer> Answer(HttpContext context, HealthAnswer answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(answer, statusCode: answer.Status == Word(HealthStatus.Unhealthy) ? StatusCodes.Status503ServiceUnavailable : null);
    }

    private static HealthAnswer Of(HealthFinding finding) => new(
        Word(finding.Report.Status),
        finding.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        finding.Report.Entries.ToDictionary(e => e.Key, e => new HealthLine(Word(e.Value.Status), Text(e.Value))));

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        _ => "not-ready",
    };

    // What a driver says when it fails may name addresses and accounts: that is for the log.
    private static string? Text(HealthReportEntry entry) => entry.Exception is null ? entry.Description : "It failed; the log says how.";

    private sealed record HealthAnswer(string Status, string? CheckedAt, IReadOnlyDictionary<string, HealthLine>? Checks);

    private sealed record HealthLine(string Status, string? Text);
}
