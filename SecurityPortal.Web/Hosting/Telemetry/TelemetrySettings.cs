using System.Net;

namespace SecurityPortal.Web.Hosting.Telemetry;

/// <summary>Who gets figures and traces: section <c>Telemetry</c> of the settings. Nobody, unless one is named.</summary>
public sealed class TelemetrySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Telemetry";

    /// <summary>Address of a collector that takes OTLP, such as <c>http://127.0.0.1:4317</c>.</summary>
    public string? Otlp { get; set; }

    /// <summary>Address and port at which Prometheus reads the figures, such as <c>127.0.0.1:9464</c>: another one than that of the pages.</summary>
    public string? PrometheusListen { get; set; }

    public bool IsOn => OtlpAddress is not null || PrometheusAddress is not null;

    public Uri? OtlpAddress => Uri.TryCreate(Otlp, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? address : null;

    public IPEndPoint? PrometheusAddress => IPEndPoint.TryParse(PrometheusListen ?? "", out var address) && address.Port > 0 ? address : null;

    /// <summary>What cannot be used, one sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (!string.IsNullOrWhiteSpace(Otlp) && OtlpAddress is null)
        {
            yield return $"{Section}:{nameof(Otlp)} is no http or https address.";
        }

        if (!string.IsNullOrWhiteSpace(PrometheusListen) && PrometheusAddress is null)
        {
            yield return $"{Section}:{nameof(PrometheusListen)} is no IP address with a port, such as 127.0.0.1:9464.";
        }
    }
}
