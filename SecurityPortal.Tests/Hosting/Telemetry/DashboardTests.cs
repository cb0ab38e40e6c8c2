using System.Text.Json;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Hosting.Telemetry;

/// <summary>The dashboard asks for what there is, and for everything of the portal's own.</summary>
public sealed partial class DashboardTests(PortalServer portal) : IClassFixture<PortalServer>
{
    private static readonly JsonElement Dashboard =
        JsonDocument.Parse(File.ReadAllText(Repository.Path("docs", "operations", "grafana-dashboard.json"))).RootElement;

    private static IReadOnlyList<string> Queries =>
    [
        .. Dashboard.GetProperty("panels").EnumerateArray().Where(p => p.TryGetProperty("targets", out _))
            .SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!),
    ];

    [Fact]
    public async Task Queries_NameFiguresThatExist()
    {
        // The framework makes its instruments with the first page.
        using var visitor = portal.Visitor();
        await visitor.GetAsync("/");
        var known = TelemetryKit.Instruments().Select(TelemetryKit.PrometheusName).ToHashSet();

        Assert.True(Queries.Count > 15);
        Assert.Empty(Named().Except(known));
    }

    [Fact]
    public void Queries_NameEveryFigureOfThePortal() => Assert.Empty(
        TelemetryKit.Instruments().Where(i => i.Meter.Name == PortalMeter.Name).Select(TelemetryKit.PrometheusName).Except(Named()));

    [Fact]
    public void Panels_HaveTitlesAndNumbersOfTheirOwn()
    {
        var panels = Dashboard.GetProperty("panels").EnumerateArray().ToList();

        Assert.Equal(panels.Count, panels.Select(p => p.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(panels, p => Assert.NotEmpty(p.GetProperty("title").GetString()!));
    }

    // Braces hold tags, and brackets times; what is left and no function is a figure.
    private static IEnumerable<string> Named() => Queries.SelectMany(q => Figure().Matches(Tags().Replace(q, "")).Select(m => Bare().Replace(m.Value, "")));

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\b(?:portal|http|aspnetcore|dotnet)_\w+")]
    private static partial Regex Figure();

    [GeneratedRegex("_(?:bucket|sum|count)$")]
    private static partial Regex Bare();
}
