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

    /// <summary>Whether a row's last day lies before a day.</summary>
    public static bool HasEndedBefore(this IDatedRow row, DateOnly day) => row.ValidTo is { } last && last < day;

    /// <summary>
    /// Of the rows of one code the one that says what it meant on a day: the last that had begun, ended or not, else the first there is. Names are read so: a
    /// code keeps its name when its use has ended.
    /// </summary>
    public static T? OnDay<T>(this IEnumerable<T> ofOneCode, DateOnly day)
        where T : class, IDatedRow
    {
        var rows = ofOneCode.OrderBy(r => r.ValidFrom).ToList();
        return rows.LastOrDefault(r => r.ValidFrom <= day) ?? rows.FirstOrDefault();
    }
}
