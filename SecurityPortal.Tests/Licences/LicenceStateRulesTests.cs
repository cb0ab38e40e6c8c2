using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.PersonCard;

namespace SecurityPortal.Tests.Licences;

public sealed class LicenceStateRulesTests
{
    private static readonly DateOnly Last = new(2029, 6, 14);

    [Theory]
    [InlineData("2026-06-14", LicenceState.Upcoming)]
    [InlineData("2026-06-15", LicenceState.Valid)]
    [InlineData("2029-05-14", LicenceState.Valid)]
    [InlineData("2029-05-15", LicenceState.Expiring)]
    [InlineData("2029-06-14", LicenceState.Expiring)]
    [InlineData("2029-06-15", LicenceState.Expired)]
    public void StateOn_EachEdge_IsInclusive(string today, LicenceState expected) =>
        Assert.Equal(expected, Licence().StateOn(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), renewalDays: 30));

    [Fact]
    public void StateOn_SuspendedOrRevoked_BeatsTheDates()
    {
        var licence = Licence();
        licence.SuspendedAt = DateTime.UnixEpoch;
        Assert.Equal(LicenceState.Suspended, licence.StateOn(Last.AddYears(1), 30));

        licence.RevokedAt = DateTime.UnixEpoch;
        Assert.Equal(LicenceState.Revoked, licence.StateOn(Last, 30));
    }

    // Midnight in Kosovo is 22:00 UTC in summer and 23:00 UTC in winter; on the nights of the change it is what the calendar says.
    [Theory]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25")]
    [InlineData("2026-10-25T23:00:00Z", "2026-10-26")]
    public void Today_AroundTheNightsOfTheClockChange_EndsAtLocalMidnight(string utc, string day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), clock.Today());
    }

    private static Licence Licence() => new()
    {
        Number = "SRV-BAZ-2026-0001", ProcessKey = "ServiceLicence", ClassCode = "SRV-BAZ", HolderName = "Siguria", CaseId = Guid.NewGuid(),
        ValidFrom = new DateOnly(2026, 6, 15), ValidTo = Last, Token = "t", IssuedAt = DateTime.UnixEpoch,
    };
}
