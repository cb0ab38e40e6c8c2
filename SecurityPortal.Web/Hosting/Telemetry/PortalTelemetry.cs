using System.Diagnostics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Upkeep;

namespace SecurityPortal.Web.Hosting.Telemetry;

/// <summary>
/// Gives figures and traces to those who run the portal, where the settings name somebody who takes them. What may stand in them is said in one list,
/// <see cref="KnownTags"/>.
/// </summary>
public static class PortalTelemetry
{
    // The framework leaves its spans of requests bare unless it is asked.
    private const string BareRequests = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    public static void AddPortalTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CircuitHandler, CircuitTrace>();
        services.Replace(ServiceDescriptor.Singleton<DistributedContextPropagator>(new OwnTraces()));

        var settings = builder.Configuration.GetSection(TelemetrySettings.Section).Get<TelemetrySettings>() ?? new TelemetrySettings();
        if (!settings.IsOn)
        {
            return;
        }

        AppContext.SetSwitch(BareRequests, false);
        services.AddHostedService<OperatorFigures>();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(r => r.AddService(PortalMeter.Name)).WithMetrics(m => Figures(m, settings));
        if (settings.OtlpAddress is { } collector)
        {
            // The exporters' own word for it: what follows of it, such as the paths of the other protocol, is theirs.
            builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.AbsoluteUri;
            telemetry.WithTracing(t => Traces(t).AddOtlpExporter());
        }

        if (settings.PrometheusAddress is { } address)
        {
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<FiguresListener>(provider, address));
        }
    }

    /// <summary>Which figures, by which tags.</summary>
    public static MeterProviderBuilder Figures(MeterProviderBuilder metrics) => metrics
        .AddMeter(PortalMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Components", "System.Runtime")
        .AddView(_ => new MetricStreamConfiguration { TagKeys = [.. KnownTags.OfFigures] });

    /// <summary>Which traces, by which tags.</summary>
    public static TracerProviderBuilder Traces(TracerProviderBuilder traces) => traces
        .AddSource(PortalTrace.Name, "Microsoft.AspNetCore", "Microsoft.AspNetCore.Components", "System.Net.Http")
        .AddProcessor(new KnownTagsOnly());

    private static void Figures(MeterProviderBuilder metrics, TelemetrySettings settings)
    {
        Figures(metrics);
        if (settings.OtlpAddress is not null)
        {
            metrics.AddOtlpExporter();
        }

        if (settings.PrometheusAddress is not null)
        {
            metrics.AddPrometheusExporter();
        }
    }
}
