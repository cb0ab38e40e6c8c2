using SecurityPortal.Core.Documents;

namespace SecurityPortal.Core.Reference;

/// <summary>The rows a process ships with; an administrator edits them from then on.</summary>
/// <param name="Codes">Classes it offers.</param>
/// <param name="Tariffs">Its fees.</param>
/// <param name="Documents">Documents it asks for.</param>
public sealed record ReferenceRows(IReadOnlyList<CodeItem> Codes, IReadOnlyList<Tariff> Tariffs, IReadOnlyList<DocumentRequirement> Documents)
{
    /// <summary>Settings that only the process knows.</summary>
    public IReadOnlyList<PortalSetting> Settings { get; init; } = [];
}
