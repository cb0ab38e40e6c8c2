using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Reference;

/// <summary>An entry of a code list: a dated row with three names. A used code is never deleted, it ends.</summary>
public sealed class CodeItem : IDatedRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which list, e.g. <see cref="CodeLists.ServiceClass"/>.</summary>
    public required string List { get; init; }

    /// <summary>The code, e.g. SRV-BAZ; unique in its list.</summary>
    public required string Code { get; init; }

    public required LocalName Name { get; set; }

    /// <summary>Code of the class whose licence must be held to ask for this one; null where the list's own rules say all.</summary>
    public string? NeedsClass { get; set; }

    /// <summary>Order in the list.</summary>
    public int Order { get; set; }

    /// <summary>First day of use.</summary>
    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day of use, inclusive; null while open.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Where the rule stands.</summary>
    public string? LegalReference { get; set; }

    /// <summary>Switched on for use.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>False until an administrator has confirmed the row.</summary>
    public bool IsConfirmed { get; set; }
}
