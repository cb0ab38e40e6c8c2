using System.Globalization;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Reference;

namespace SecurityPortal.Web.Processes.Incidents;

/// <summary>Entries of code lists to choose from: those in use, and what was chosen while it was.</summary>
public sealed class IncidentOptions(CodeBook codes, DateOnly today)
{
    public CodeBook Codes => codes;

    /// <summary>Entries of a list.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Of(string list, params IEnumerable<string?> chosen)
    {
        var items = codes.InUse(list, today);
        return
        [
            .. items.Select(i => KeyValuePair.Create(i.Code, i.Name.Current)),
            .. chosen.OfType<string>().Where(c => c.Length > 0 && items.All(i => i.Code != c))
                .Select(c => KeyValuePair.Create(c, codes.Name(list, c, today).Current)),
        ];
    }

    /// <summary>Actions of force, each with its level; the list that an action stands in says it.</summary>
    public IReadOnlyList<(int? Level, IReadOnlyList<CodeItem> Items)> Force() =>
        [.. IncidentLists.Force.Select(list => (IncidentLists.LevelOf(list), codes.InUse(list, today))).Where(g => g.Item2.Count > 0)];

    /// <summary>Level of an action; null for "Other".</summary>
    public int? LevelOf(string? code) => codes.FindForce(code, today) is { } item ? IncidentLists.LevelOf(item.List) : null;

    /// <summary>Levels to choose from.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Levels { get; } =
        [.. Enumerable.Range(1, IncidentLists.MaxLevel).Select(l => l.ToString(CultureInfo.InvariantCulture)).Select(l => KeyValuePair.Create(l, l))];
}
