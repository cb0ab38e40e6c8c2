using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Reference;

/// <summary>The rows a process ships with; an administrator edits them from then on.</summary>
/// <param name="Codes">Classes it offers.</param>
/// <param name="Tariffs">Its fees.</param>
/// <param name="Documents">Documents it asks for.</param>
public sealed record ReferenceRows(IReadOnlyList<CodeItem> Codes, IReadOnlyList<Tariff> Tariffs, IReadOnlyList<DocumentRequirement> Documents)
{
    /// <summary>Settings that only the process knows.</summary>
    public IReadOnlyList<ShippedSetting> Settings { get; init; } = [];

    /// <summary>Code lists whose every code the program itself knows: they take no further one.</summary>
    public IReadOnlyList<string> ClosedLists { get; init; } = [];
}

/// <summary>A setting with the value it starts with.</summary>
/// <param name="Key">Which values it takes.</param>
/// <param name="Row">The row as shipped.</param>
public sealed record ShippedSetting(SettingKey Key, PortalSetting Row);
