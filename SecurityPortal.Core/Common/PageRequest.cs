namespace SecurityPortal.Core.Common;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Number">From 1, as in addresses; less means the first, more than there are the last.</param>
/// <param name="Size">Rows on a page.</param>
public sealed record PageRequest(int Number = 1, int Size = PageRequest.UsualSize)
{
    /// <summary>Rows on a page where a list has no reason for another number.</summary>
    public const int UsualSize = 25;

    /// <summary>The page that is answered when the list has so many rows.</summary>
    public PagePlace Within(int total) => new(Math.Clamp(Number, 1, Math.Max(1, PagePlace.Pages(total, Size))), Size, total);
}
