using SecurityPortal.Core.Common;

namespace SecurityPortal.Web.Hosting.Telemetry;

/// <summary>
/// What may be said in figures and traces, by name; the values are words of our own, types, methods, routes with their places unfilled, and what the protocol
/// knows. Paths, queries, hosts, browsers and addresses are not among them: they carry ids and the secrets of mailed links.
/// </summary>
internal static class KnownTags
{
    private static readonly string[] OfRequests =
    [
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
        "aspnetcore.request.is_unhandled",
    ];

    /// <summary>Of figures: few enough that no series is made for every lambda of a page.</summary>
    public static IReadOnlyList<string> OfFigures { get; } =
    [
        .. MeterTags.All, .. OfRequests, "aspnetcore.components.attribute.name", "gc.heap.generation", "cpu.mode",
    ];

    public static IReadOnlySet<string> OfSpans { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        MeterTags.Command, MeterTags.Outcome, MeterTags.Job, MeterTags.Registry,
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
        "aspnetcore.components.attribute.name", "aspnetcore.components.type", "aspnetcore.components.route", "code.function.name",
    };
}
