namespace SecurityPortal.Core.Common;

/// <summary>A page of a list; the only one of its kind.</summary>
/// <param name="Rows">The rows that stand on it.</param>
/// <param name="Total">Rows of the list, as far as they were counted.</param>
/// <param name="Number">From 1; the page answered, which is not always the one asked for.</param>
/// <param name="Size">Rows on a page.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total, int Number = 1, int Size = PageRequest.UsualSize)
{
    /// <summary>There are more rows than were counted.</summary>
    public bool IsMore { get; init; }

    /// <summary>Pages of the list; none without rows.</summary>
    public int Pages => PagePlace.Pages(Total, Size);

    /// <inheritdoc/>
    public override string ToString() => $"page {Number} of {Pages}";
}
