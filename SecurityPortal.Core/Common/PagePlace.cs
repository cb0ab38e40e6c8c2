namespace SecurityPortal.Core.Common;

/// <summary>A page that a list has: where to cut it out.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows on a page.</param>
/// <param name="Total">Rows of the list.</param>
public readonly record struct PagePlace(int Number, int Size, int Total)
{
    public int Skip => (Number - 1) * Size;

    /// <summary>There are more rows than were counted.</summary>
    public bool IsMore { get; init; }

    /// <summary>The page, of the rows that stand there.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> rows) => new(rows, Total, Number, Size) { IsMore = IsMore };

    internal static int Pages(int total, int size) => (int)(((long)total + size - 1) / size);
}
