using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Common;

namespace SecurityPortal.Tests.Common;

public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("2026-01-15T22:59:59Z", "15.01.2026 23:59")]
    [InlineData("2026-01-15T23:00:00Z", "16.01.2026 00:00")]
    [InlineData("2026-07-15T21:59:59Z", "15.07.2026 23:59")]
    [InlineData("2026-07-15T22:00:00Z", "16.07.2026 00:00")]
    [InlineData("2026-03-29T00:59:59Z", "29.03.2026 01:59")]
    [InlineData("2026-03-29T01:00:00Z", "29.03.2026 03:00")]
    [InlineData("2026-10-25T00:30:00Z", "25.10.2026 02:30")]
    [InlineData("2026-10-25T01:30:00Z", "25.10.2026 02:30")]
    [InlineData("2026-12-31T23:30:00Z", "01.01.2027 00:30")]
    public void Format_UtcTime_ReadsAsBelgradeClock(string utc, string expected)
    {
        var time = DateTimeOffset.Parse(utc, null).UtcDateTime;

        Assert.Equal(expected, LocalTime.Format(time));
        Assert.Equal(expected[11..], LocalTime.FormatTime(time));
        Assert.Equal(expected[..10], LocalTime.Format(LocalTime.DateOf(time)));
    }

    [Fact]
    public void Of_KindLostOnTheWay_IsStillTakenForUtc()
    {
        var unspecified = new DateTime(2026, 7, 15, 12, 0, 0, DateTimeKind.Unspecified);

        Assert.Equal(14, LocalTime.Of(unspecified).Hour);
    }

    [Fact]
    public void Today_LateEveningUtc_IsAlreadyTomorrow()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2026, 7, 1), clock.Today());
    }
}
