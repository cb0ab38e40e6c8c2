using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Jobs;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Hosting.Telemetry;

/// <summary>What may stand in figures and traces, by the name of the tag: written down here apart from the product, value by value.</summary>
internal sealed partial class ClosedLists
{
    private static readonly Assembly[] Own = [typeof(PortalDbContext).Assembly, typeof(Program).Assembly, typeof(ClosedLists).Assembly];

    private static readonly HashSet<string> Commands =
    [
        .. Own.SelectMany(a => a.GetTypes()).Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(t => t.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(m => CommandJournal.NameOf(m.Name, $"{t.Name.Split('`')[0]}.cs"))),
    ];

    private static readonly HashSet<string> Jobs = [.. Own.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(PeriodicJob))).Select(t => t.Name)];

    private static readonly HashSet<string> Codes =
        [.. Repository.Files("SecurityPortal.Core", ".resx").SelectMany(f => Key().Matches(f.Text)).Select(m => m.Groups[1].Value)];

    private static readonly HashSet<string> Actions =
        [.. Repository.Files("SecurityPortal.Core", ".cs").SelectMany(f => Refused().Matches(f.Text)).Select(m => m.Groups[1].Value)];

    private static readonly HashSet<string> Exceptions =
    [
        .. AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic).SelectMany(TypesOf).Where(t => t.IsAssignableTo(typeof(Exception)))
            .Select(t => t.Name),
    ];

    private static readonly string[] Words =
    [
        "done", "overtaken", "cancelled", "failed", "found", "unknown", "refused", "unavailable-timeout", "unavailable-unreachable", "unavailable-failing",
        "unavailable-refused", "unavailable-nonsense", "unavailable-wrong-record",
    ];

    private readonly HashSet<string> _routes;

    public ClosedLists(IEnumerable<EndpointDataSource> endpoints) => _routes =
    [
        .. endpoints.SelectMany(e => e.Endpoints).OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')),

        // Other servers that tests run in this process at the same time.
        .. Repository.Files("SecurityPortal.Tests", ".cs").SelectMany(f => Mapped().Matches(f.Text)).Select(m => m.Groups[1].Value),
    ];

    /// <summary>Whether a tag may have this value.</summary>
    public bool Knows(string name, object? value) => name switch
    {
        "command" => Commands.Contains($"{value}"),
        "outcome" => Words.Contains(value) || Codes.Contains($"{value}"),
        "action" => Actions.Contains($"{value}"),
        "job_name" => Jobs.Contains($"{value}"),
        "registry" => value is "civil" or "business",
        "at" => value is "page" or "connection",
        "process" => ProcessCatalogue.All.Any(p => p.Key == $"{value}"),
        "group" => Enum.GetNames<QueueGroup>().Contains(value),
        "state" => value is "waiting" or "parked",
        "http.route" => _routes.Contains("/" + $"{value}".TrimStart('/')),
        "http.request.method" => value is "GET" or "POST" or "HEAD" or "OPTIONS" or "PUT" or "DELETE" or "CONNECT" or "_OTHER",
        "http.response.status_code" => value is int and >= 100 and < 600,
        "url.scheme" => value is "http" or "https",
        "network.protocol.version" => value is "1.0" or "1.1" or "2" or "3",
        "aspnetcore.request.is_unhandled" => value is bool,
        "aspnetcore.components.attribute.name" => value is string and ['o', 'n', ..],
        "error.type" => Status().IsMatch($"{value}") || Exceptions.Contains($"{value}") || IsType($"{value}"),
        "aspnetcore.components.type" => IsType($"{value}"),
        "aspnetcore.components.route" => _routes.Contains("/" + $"{value}".TrimStart('/')),
        "code.function.name" => Function().IsMatch($"{value}"),
        "gc.heap.generation" => value is "gen0" or "gen1" or "gen2" or "loh" or "poh",
        "cpu.mode" => value is "user" or "system",
        _ => false,
    };

    /// <summary>Whether a span may be called so.</summary>
    public bool KnowsSpan(string name) => Commands.Contains(name) || Jobs.Contains(name) || name is "Circuit" or "Registry"
        || (Page().Match(name) is { Success: true } page && _routes.Contains(page.Groups[1].Value) && IsType(page.Groups[2].Value))
        || (Event().Match(name) is { Success: true } act && IsType(act.Groups[1].Value))
        || (Request().Match(name) is { Success: true } match && (match.Groups[1].Value == "" || _routes.Contains(match.Groups[1].Value)));

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException part)
        {
            return part.Types.OfType<Type>();
        }
    }

    private static bool IsType(string name) => AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetType(name) is not null);

    [GeneratedRegex("<data name=\"([^\"]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("\"([a-z-]+\\.[a-z.-]*refused)\"")]
    private static partial Regex Refused();

    [GeneratedRegex("\\.Map(?:Get|Post)\\(\"(/[^\"]*)\"")]
    private static partial Regex Mapped();

    // A method or a lambda, as the compiler calls it.
    [GeneratedRegex("^[A-Za-z_<>|]+[A-Za-z0-9_<>|]*$")]
    private static partial Regex Function();

    [GeneratedRegex("^[1-5]\\d\\d$")]
    private static partial Regex Status();

    [GeneratedRegex("^Route (/\\S*) -> (\\S+)$")]
    private static partial Regex Page();

    [GeneratedRegex("^Event on\\w+ -> ([\\w.+`]+)\\.[\\w<>|]+$")]
    private static partial Regex Event();

    [GeneratedRegex("^(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|HTTP|Microsoft\\.AspNetCore\\.Hosting\\.HttpRequestIn)(?: (/.*))?$")]
    private static partial Regex Request();
}
