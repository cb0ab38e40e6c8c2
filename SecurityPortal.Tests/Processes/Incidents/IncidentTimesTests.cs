using SecurityPortal.Core.Common;
using SecurityPortal.Core.Processes.Incidents;

namespace SecurityPortal.Tests.Processes.Incidents;

public sealed class IncidentTimesTests
{
    [Theory]
    [InlineData("14:05", "14:05")]
    [InlineData("9:05", "09:05")]
    [InlineData("14.05", "14:05")]
    [InlineData("1405", "14:05")]
    [InlineData(" 9 ", "09:00")]
    [InlineData("24:00", null)]
    [InlineData("14:60", null)]
    [InlineData("tani", null)]
    [InlineData(null, null)]
    public void Parse_TimesAsTyped_AreReadOrRefused(string? typed, string? expected) =>
        Assert.Equal(expected, IncidentTimes.Parse(typed)?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    // On 25.10.2026 the hour from 2 to 3 comes twice; on 29.03.2026 it does not come.
    [Theory]
    [InlineData(2026, 10, 25, "01:30", "2026-10-24T23:30")]
    [InlineData(2026, 10, 25, "02:30", "2026-10-25T01:30")]
    [InlineData(2026, 3, 29, "02:30", "2026-03-29T01:30")]
    [InlineData(2026, 6, 15, "00:10", "2026-06-14T22:10")]
    public void Utc_NightsOfTheClockChange_HaveOneMoment(int year, int month, int day, string time, string expected) =>
        Assert.Equal(expected, IncidentTimes.Utc(new DateOnly(year, month, day), time)!.Value.ToString("yyyy-MM-ddTHH:mm",
            System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-10-25T23:30:59", false)]
    [InlineData("2026-10-25T23:31:00", true)]
    public void IsLate_OverTheNightOfTheClockChange_CountsRealHoursToTheMinute(string reported, bool late)
    {
        // 01:30 local before the change; 24 hours later it is 00:30 local.
        var end = IncidentTimes.Utc(new DateOnly(2026, 10, 25), "01:30")!.Value;
        var at = DateTime.SpecifyKind(DateTime.Parse(reported, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

        Assert.Equal(late, IncidentTimes.IsLate(at, end, 24));
        Assert.Equal("26.10.2026 00:30", LocalTime.Format(IncidentTimes.DueAt(end, 24)));
    }
}
