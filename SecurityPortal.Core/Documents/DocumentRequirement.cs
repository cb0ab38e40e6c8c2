using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;

namespace SecurityPortal.Core.Documents;

/// <summary>That a process asks for a document of a kind: a dated row an administrator edits (domain.md §2.2 step 4; rows marked A are unconfirmed).</summary>
public sealed class DocumentRequirement : IDatedRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string ProcessKey { get; init; }

    /// <summary>Class that asks; null for every class.</summary>
    public string? ClassCode { get; init; }

    /// <summary>Kind of document, e.g. D03.</summary>
    public required string KindCode { get; init; }

    public required LocalName Name { get; set; }

    /// <summary>Optional documents may be left out.</summary>
    public required bool IsRequired { get; set; }

    /// <summary>Whether a renewal may take over the file of the last request.</summary>
    public bool MayBeReused { get; set; }

    /// <summary>Order in the list.</summary>
    public int Order { get; set; }

    /// <summary>First day on which it is asked for.</summary>
    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day, inclusive; null while open.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Where the rule stands.</summary>
    public string? LegalReference { get; set; }

    /// <summary>False until an administrator has confirmed the row: the portal then says "not yet confirmed" beside it.</summary>
    public bool IsConfirmed { get; set; }
}
