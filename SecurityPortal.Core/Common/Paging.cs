namespace SecurityPortal.Core.Common;

/// <summary>Cuts pages out of lists.</summary>
public static class Paging
{
    /// <summary>The rows of a page; the database cuts it out, so the order must be a total one.</summary>
    public static IQueryable<T> At<T>(this IQueryable<T> rows, PagePlace place) => rows.Skip(place.Skip).Take(place.Size);

    /// <summary>The rows of a page of a list read already.</summary>
    public static IEnumerable<T> At<T>(this IEnumerable<T> rows, PagePlace place) => rows.Skip(place.Skip).Take(place.Size);
}
