namespace SecurityPortal.Core.Data;

/// <summary>Which dated rows are in force on a day, first and last day included.</summary>
public static class DatedRows
{
    /// <summary>For rows that the database picks.</summary>
    public static IQueryable<T> InForce<T>(this IQueryable<T> rows, DateOnly day)
        where T : class, IDatedRow => rows.Where(r => r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo >= day));

    /// <summary>For rows read already.</summary>
    public static IEnumerable<T> InForce<T>(this IEnumerable<T> rows, DateOnly day)
        where T : class, IDatedRow => rows.Where(r => r.ValidFrom <= day && (r.ValidTo is null || r.ValidTo >= day));
}
