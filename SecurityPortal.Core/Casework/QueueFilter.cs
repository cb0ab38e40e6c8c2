using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Casework;

/// <summary>What the queue shows.</summary>
public sealed record QueueFilter
{
    /// <summary>Rows counted and paged through at most; beyond that one narrows the search.</summary>
    public const int MaxRows = PageRequest.MaxRows;

    /// <summary>Process key; null for all.</summary>
    public string? Process { get; init; }

    public QueueGroup Group { get; init; }

    /// <summary>Cases of this officer only.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>Cases of the signed-in officer only.</summary>
    public bool Mine { get; init; }

    /// <summary>Cases of nobody only.</summary>
    public bool Unassigned { get; init; }

    /// <summary>
    /// A case number or its end, a personal number, a business number, or beginnings of words of names (of the applicant and the persons named); marks on
    /// letters do not matter.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Filed at least this many days ago.</summary>
    public int? MinAgeDays { get; init; }

    /// <summary>Past the legal deadline only.</summary>
    public bool Overdue { get; init; }

    /// <summary>The latest filed first; else the oldest.</summary>
    public bool NewestFirst { get; init; }

    public PageRequest Page { get; init; } = new();

    /// <inheritdoc/>
    public override string ToString() => $"queue {Group} page {Page.Number}";
}
