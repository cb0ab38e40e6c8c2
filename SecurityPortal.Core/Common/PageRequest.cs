namespace SecurityPortal.Core.Common;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Number">From 1, as in addresses; less means the first, more than there are the last.</param>
/// <param name="Size">Rows on a page.</param>
public sealed record PageRequest(int Number = 1, int Size = PageRequest.UsualSize)
{
    /// <summary>Rows on a page where a list has no reason for another number.</summary>
    public const int UsualSize = 25;

    /// <summary>Rows of a long list that are counted and paged through at most; beyond that one narrows the search.</summary>
    public const int MaxRows = 1000;

    /// <summary>Rows that are counted at most: as many as the page has, where somebody takes all at once.</summary>
    public int Most => Math.Max(MaxRows, Size);

    /// <summary>The page that is answered when the list has so many rows.</summary>
    public PagePlace Within(int total) => new(Math.Clamp(Number, 1, Math.Max(1, PagePlace.Pages(total, Size))), Size, total);

    /// <summary>The same of a long list, of whose rows no more are counted than one past <see cref="Most"/>.</summary>
    public PagePlace WithinMost(int counted) => Within(Math.Min(counted, Most)) with { IsMore = counted > Most };
}
