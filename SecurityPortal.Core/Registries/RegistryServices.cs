using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using SecurityPortal.Core.Registries.Demo;
using SecurityPortal.Core.Registries.Http;

namespace SecurityPortal.Core.Registries;

/// <summary>Puts the room together.</summary>
public static class RegistryServices
{
    private const int LongestAnswer = 64 * 1024;

    /// <summary>
    /// Adds the look-up services and both registries: over HTTP where the settings name an address, else, where allowed, the demo one. Throws
    /// with a clear sentence when the settings cannot be used.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Read once: section <c>Registries</c>.</param>
    /// <param name="demoAllowed">True in Development only.</param>
    public static IServiceCollection AddRegistries(this IServiceCollection services, IConfiguration configuration, bool demoAllowed)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.Configure<RegistrySettings>(configuration.GetSection(RegistrySettings.Section));
        var settings = configuration.GetSection(RegistrySettings.Section).Get<RegistrySettings>() ?? new();
        var faults = settings.Faults(demoAllowed).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LookupHashing>();
        services.AddScoped<LookupJournal>();
        services.AddScoped<LookupBatch>();
        services.AddScoped<IPersonLookupService, PersonLookupService>();
        services.AddScoped<IBusinessLookupService, BusinessLookupService>();
        if (settings.Civil.BaseAddress is null)
        {
            services.AddSingleton<ICivilRegistry, DemoCivilRegistry>();
        }
        else
        {
            AddEndpoint(services.AddHttpClient<ICivilRegistry, HttpCivilRegistry>(), settings.Civil);
        }

        if (settings.Business.BaseAddress is null)
        {
            services.AddSingleton<IBusinessRegistry, DemoBusinessRegistry>();
        }
        else
        {
            AddEndpoint(services.AddHttpClient<IBusinessRegistry, HttpBusinessRegistry>(), settings.Business);
        }

        return services;
    }

    private static void AddEndpoint(IHttpClientBuilder client, RegistryEndpoint endpoint)
    {
        client.ConfigureHttpClient(http =>
        {
            http.BaseAddress = new Uri(endpoint.BaseAddress!.AbsoluteUri.TrimEnd('/') + "/");
            http.Timeout = endpoint.Timeout;
            http.MaxResponseContentBufferSize = LongestAnswer;
            if (!string.IsNullOrEmpty(endpoint.ApiKey))
            {
                http.DefaultRequestHeaders.Add("X-Api-Key", endpoint.ApiKey);
            }
        });

        // A redirect would carry number and key to an address nobody has set.
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        client.AddResilienceHandler("registry", pipeline =>
        {
            if (endpoint.Retries > 0)
            {
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = endpoint.Retries,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    ShouldRetryAfterHeader = false,
                });
            }

            // After a run of failures nobody is kept waiting for a registry that is known to be down.
            pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
            });
            pipeline.AddTimeout(endpoint.TryTimeout);
        });
    }
}
