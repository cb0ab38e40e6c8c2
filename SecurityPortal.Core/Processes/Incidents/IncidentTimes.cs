using System.Globalization;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes.Incidents;

/// <summary>Moments of an incident as people give them: a local day and a time of the day.</summary>
public static class IncidentTimes
{
    private static readonly string[] Formats = ["H:mm", "HH:mm", "H.mm", "HH.mm", "HHmm", "%H"];

    /// <summary>Reads a time of the day as people type it: 14:05, 14.05, 1405 or 9; null for anything else.</summary>
    public static TimeOnly? Parse(string? text) =>
        TimeOnly.TryParseExact((text ?? "").Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The moment, UTC; null while day or time is missing. An hour that comes twice means the later one, an hour that is skipped the one after
    /// it.</summary>
    public static DateTime? Utc(DateOnly? day, string? time)
    {
        if (day is not { } date || Parse(time) is not { } clock)
        {
            return null;
        }

        var local = date.ToDateTime(clock);
        return TimeZoneInfo.ConvertTimeToUtc(LocalTime.Zone.IsInvalidTime(local) ? local.AddHours(1) : local, LocalTime.Zone);
    }

    /// <summary>Until when the incident is to be reported.</summary>
    /// <param name="occurredTo">Its end, UTC.</param>
    /// <param name="hours">The setting <see cref="IncidentReference.ReportHours"/>.</param>
    public static DateTime DueAt(DateTime occurredTo, int hours) => occurredTo.AddHours(hours);

    /// <summary>Whether a report came late. Incidents are told to the minute: the whole last minute is in time.</summary>
    public static bool IsLate(DateTime reportedAt, DateTime occurredTo, int hours) => reportedAt >= DueAt(occurredTo, hours).AddMinutes(1);
}
