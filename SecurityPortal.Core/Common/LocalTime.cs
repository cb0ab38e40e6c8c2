using System.Globalization;

namespace SecurityPortal.Core.Common;

/// <summary>Stored times are UTC; people read and deadlines count local time (Europe/Belgrade). Dates read 31.12.2026, times 14:03.</summary>
public static class LocalTime
{
    /// <summary>The portal's time zone.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Belgrade");

    /// <summary>Local time of a UTC time.</summary>
    public static DateTime Of(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>Local day of a UTC time.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(Of(utc));

    /// <summary>The local time of day of a UTC moment.</summary>
    public static TimeOnly TimeOf(DateTime utc) => TimeOnly.FromDateTime(Of(utc));

    /// <summary>The local day of this moment.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOf(clock.UtcNow());

    /// <summary>This moment as the UTC <see cref="DateTime"/> that the database keeps.</summary>
    public static DateTime UtcNow(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    /// <summary>The first moment of a local day, UTC.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The spans between two moments, UTC, in which local time is one offset from UTC. The first begins at a whole hour.</summary>
    public static IEnumerable<(DateTime From, DateTime To, TimeSpan Offset)> Spans(DateTime from, DateTime to)
    {
        for (var start = from; start < to;)
        {
            var offset = Zone.GetUtcOffset(start);
            var end = start;
            while (end < to && Zone.GetUtcOffset(end) == offset)
            {
                end = end.AddDays(7);
            }

            for (end = end.AddDays(-7); end < to && Zone.GetUtcOffset(end) == offset;)
            {
                end = end.AddHours(1);
            }

            yield return (start, end, offset);
            start = end;
        }
    }

    public static string Format(DateTime utc) => Of(utc).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string FormatTime(DateTime utc) => Of(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Format(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
