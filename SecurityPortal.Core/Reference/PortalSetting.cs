using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>A deadline, a number or a text of the rules: a dated row an administrator edits. Read through <see cref="SettingValues"/>.</summary>
public sealed class PortalSetting : IDatedRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which setting; see <see cref="SettingKeys"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Name shown to administrators.</summary>
    public required LocalName Name { get; set; }

    /// <summary>The value as text; numbers in invariant form.</summary>
    public required string Value { get; set; }

    /// <summary>First day of validity.</summary>
    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day, inclusive; null while open.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Where the rule stands.</summary>
    public string? LegalReference { get; set; }

    /// <summary>False until an administrator has confirmed the value.</summary>
    public bool IsConfirmed { get; set; }
}
