using System.Collections.Frozen;
using System.Reflection;

namespace SecurityPortal.Core.Processes;

/// <summary>The processes that the portal has. They are entered in <c>Catalogue.cs</c>.</summary>
public static class ProcessCatalogue
{
    /// <summary>All processes, in the order of lists.</summary>
    public static IReadOnlyList<ProcessDefinition> All { get; } =
        [.. typeof(ProcessCatalogue).Assembly.GetCustomAttributes<PortalProcessAttribute>().OrderBy(p => p.Order).Select(p => p.Definition)];

    private static readonly FrozenDictionary<string, ProcessDefinition> ByKey = All.ToFrozenDictionary(p => p.Key);

    /// <summary>The class on which everything else rests; see <see cref="ProcessGrant.FoundationClass"/>.</summary>
    public static string FoundationClass { get; } = All.Select(p => p.Grant?.FoundationClass).OfType<string>().Single();

    /// <summary>The process of a key; an unknown key throws, for keys come from the portal's own tables.</summary>
    public static ProcessDefinition Get(string key) => ByKey[key];
}
