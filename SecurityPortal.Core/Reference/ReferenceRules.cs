namespace SecurityPortal.Core.Reference;

/// <summary>What an administrator's changes are measured by: which values each setting takes, and which code lists may grow.</summary>
public sealed class ReferenceRules
{
    private readonly Dictionary<string, SettingKey> _settings;
    private readonly HashSet<string> _closed;

    /// <param name="rows">What the processes ship.</param>
    public ReferenceRules(IEnumerable<ReferenceRows> rows)
    {
        var all = rows.ToList();
        _settings = ReferenceData.Settings(all).ToDictionary(s => s.Key.Code, s => s.Key);
        _closed = [.. all.SelectMany(r => r.ClosedLists)];
    }

    /// <summary>The setting of a code; null for a row that the portal no longer reads.</summary>
    public SettingKey? FindSetting(string code) => _settings.GetValueOrDefault(code);

    /// <summary>Whether codes may be added to a list; not where the program itself knows each of them.</summary>
    public bool MayGrow(string list) => !_closed.Contains(list);
}
