using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Audit;

/// <summary>Which rows of the trail to show; what is not given is not asked for.</summary>
public sealed record AuditFilter
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Part of the name of who did it.</summary>
    public string? Actor { get; init; }

    /// <summary>The word of the action or its beginning, e.g. <c>case.</c></summary>
    public string? Action { get; init; }

    /// <summary>What it was done to: a case number, a kind such as <c>slip</c>, or a key.</summary>
    public string? Subject { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public PageRequest Page { get; init; } = new(1, PageSize);
}
