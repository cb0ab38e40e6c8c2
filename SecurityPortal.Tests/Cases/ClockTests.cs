using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Cases;

/// <summary>Days are local days (Europe/Belgrade): on the nights on which the clock is set, in leap years, and when the clock was wrong.</summary>
public sealed class ClockTests : CasesKit
{
    [Theory]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28", "28.03.2026 23:59")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29", "29.03.2026 00:00")]
    [InlineData("2026-03-29T00:59:00Z", "2026-03-29", "29.03.2026 01:59")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", "29.03.2026 03:00")]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29", "29.03.2026 23:59")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30", "30.03.2026 00:00")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25", "25.10.2026 02:30")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", "25.10.2026 02:30")]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25", "25.10.2026 23:59")]
    [InlineData("2026-10-25T23:00:00Z", "2026-10-26", "26.10.2026 00:00")]
    [InlineData("2028-02-29T22:59:59Z", "2028-02-29", "29.02.2028 23:59")]
    public void Moment_AroundMidnightAndTheChange_IsOfItsLocalDay(string moment, string day, string shown)
    {
        var utc = Utc(moment);

        Assert.Equal((Day(day), shown), (LocalTime.DateOf(utc), LocalTime.Format(utc)));
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2028-02-29", 24)]
    public void Day_OfTheChange_HasItsHours(string day, int hours) =>
        Assert.Equal(hours, (LocalTime.StartOf(Day(day).AddDays(1)) - LocalTime.StartOf(Day(day))).TotalHours);

    [Fact]
    public void Spans_OfAYear_MeetAtTheChanges()
    {
        var spans = LocalTime.Spans(LocalTime.StartOf(Day("2026-01-01")), LocalTime.StartOf(Day("2027-01-01"))).ToList();

        Assert.Equal([1, 2, 1], spans.Select(s => s.Offset.TotalHours));
        Assert.Equal([Utc("2026-03-29T01:00:00Z"), Utc("2026-10-25T01:00:00Z")], spans.Skip(1).Select(s => s.From));
        Assert.Equal(spans.Take(2).Select(s => s.To), spans.Skip(1).Select(s => s.From));
    }

    // The list of overdue cases and the deadline on each page are counted in two ways: for cases of every hour around the changes they say the same.
    [Theory]
    [InlineData("2026-03-27T00:00:00Z", "2026-04-01")]
    [InlineData("2026-10-23T00:00:00Z", "2026-10-28")]
    [InlineData("2028-02-27T00:00:00Z", "2028-03-03")]
    public async Task Overdue_ListAndDeadline_AgreeForEveryHourOfFiling(string first, string lastDay)
    {
        var company = await Data.CompanyAsync();
        int[] pauses = [0, 1, 5, 160];
        foreach (var _ in pauses)
        {
            await Data.CaseAsync(company);
        }

        await using var db = Database.CreateDbContext();
        var ids = await db.Cases.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
        foreach (var (place, days) in pauses.Index())
        {
            await db.Cases.Where(c => c.Id == ids[place]).ExecuteUpdateAsync(s => s.SetProperty(c => c.PausedDays, days));
        }

        var decisionDays = await db.NumberHistoryAsync(SettingKeys.DecisionDays, default);
        for (var filed = Utc(first); LocalTime.DateOf(filed) < Day(lastDay); filed = filed.AddHours(1))
        {
            await db.Cases.ExecuteUpdateAsync(s => s.SetProperty(c => c.SubmittedAt, filed));
            foreach (var due in pauses.Select(p => LocalTime.DateOf(filed).AddDays(30 + p)).SelectMany(d => new[] { d, d.AddDays(1) }))
            {
                var expected = pauses.Index()
                    .Where(p => CaseClock.DeadlineOf(CaseStatus.Submitted, filed, filed, p.Item, 30, due)!.IsOverdue).Select(p => ids[p.Index]);
                var found = await db.Cases.Overdue(decisionDays, due).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
                Assert.True(expected.SequenceEqual(found), $"filed {filed:O}, on {due:O}");
            }
        }
    }

    // Valid to the end of the last local day, renewed from day 30 on, on days of the change and of leap years too.
    [Theory]
    [InlineData("2026-03-29")]
    [InlineData("2026-04-28")]
    [InlineData("2026-10-25")]
    [InlineData("2026-11-24")]
    [InlineData("2028-02-29")]
    [InlineData("2028-03-30")]
    public async Task Licence_LastDayAndDayThirty_AreLocalDays(string lastDay)
    {
        var company = await Data.CompanyAsync();
        var validTo = Day(lastDay);
        var licence = await Data.LicenceAsync(await Data.CaseAsync(company, CaseStatus.Issued), validTo.AddDays(1).AddYears(-3));
        Assert.Equal(validTo, licence.ValidTo);

        Assert.Equal(LicenceState.Valid, await StateAsync(company, licence, LocalTime.StartOf(validTo.AddDays(-30)).AddSeconds(-1)));
        Assert.Equal(LicenceState.Expiring, await StateAsync(company, licence, LocalTime.StartOf(validTo.AddDays(-30))));
        Assert.Equal(LicenceState.Expiring, await StateAsync(company, licence, LocalTime.StartOf(validTo.AddDays(1)).AddSeconds(-1)));
        Assert.Equal(LicenceState.Expired, await StateAsync(company, licence, LocalTime.StartOf(validTo.AddDays(1))));
    }

    [Theory]
    [InlineData("2028-01-30T10:00:00Z", "2028-02-29")]
    [InlineData("2028-01-31T10:00:00Z", "2028-03-01")]
    [InlineData("2026-02-27T22:59:00Z", "2026-03-29")]
    [InlineData("2026-02-27T23:00:00Z", "2026-03-30")]
    [InlineData("2026-09-25T21:59:00Z", "2026-10-25")]
    [InlineData("2026-09-25T22:00:00Z", "2026-10-26")]
    public void Deadline_ThirtyDays_AreCountedInLocalDays(string filed, string due) => Assert.Equal(
        Day(due), CaseClock.DeadlineOf(CaseStatus.Submitted, Utc(filed), Utc(filed), 0, 30, LocalTime.DateOf(Utc(filed)))!.DueOn);

    // The clock ran an hour and a day ahead when the case was returned, and was then set right.
    [Fact]
    public void Deadline_ClockSetBackWhileReturned_AddsNoPause() => Assert.Equal(
        Day("2026-07-15"),
        CaseClock.DeadlineOf(CaseStatus.Returned, Utc("2026-06-15T10:00:00Z"), Utc("2026-06-17T11:00:00Z"), 0, 30, Day("2026-06-16"))!.DueOn);

    [Fact]
    public async Task Codes_ClockSetBack_AreReadAgainAllTheSame()
    {
        var clock = new WallClock(Clock);
        var cache = new CodeBookCache(Database, clock);
        var first = await cache.CurrentAsync(default);
        clock.SetBack = TimeSpan.FromHours(2);
        Assert.Same(first, await cache.CurrentAsync(default));

        Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.NotSame(first, await cache.CurrentAsync(default));
    }

    [Fact]
    public async Task Services_ClockSetBack_AreReadAgainAllTheSame()
    {
        var clock = new WallClock(Clock);
        var cache = new ServiceOverviewCache(Database, new CodeBookCache(Database, clock), clock);
        var first = await cache.CurrentAsync(default);
        clock.SetBack = TimeSpan.FromHours(2);
        Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.NotSame(first, await cache.CurrentAsync(default));
    }

    // Kept for a minute, but never into the next day: at midnight another fee may hold.
    [Fact]
    public async Task Services_Midnight_AreThoseOfTheNewDay()
    {
        var cache = new ServiceOverviewCache(Database, new CodeBookCache(Database, Clock), Clock);
        Clock.SetUtcNow(new DateTimeOffset(2026, 10, 24, 21, 59, 50, TimeSpan.Zero));
        var first = await cache.CurrentAsync(default);
        Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.NotSame(first, await cache.CurrentAsync(default));
    }

    // Whoever works on a case goes on when the clock was set back between two steps; the deadline counts from the filing.
    [Fact]
    public async Task Case_ClockSetBackBetweenTwoSteps_GoesItsWay()
    {
        var officer = await Data.OfficerAsync();
        var file = await Data.CaseAsync(await Data.CompanyAsync());
        Assert.True((await Review(officer).TakeAsync(file.Id, file.Version, default)).IsOk);
        Clock.AdjustTime(Clock.GetUtcNow().AddDays(-1));
        file = await ReloadAsync(file.Id);
        Assert.True((await Review(officer).RecommendAsync(file.Id, file.Version, true, "Në rregull.", default)).IsOk);

        var view = (await Views(officer).ReadAsync(file.Id, null, look: false, default)).Value;

        Assert.Equal((CaseStatus.Recommended, 31), (view.Status, view.Deadline!.DaysLeft));
        Assert.Equal([CaseAction.Submit, CaseAction.Take, CaseAction.Recommend], view.History.Select(h => h.Action));
    }

    private async Task<LicenceState> StateAsync(Actor company, Licence licence, DateTime at)
    {
        await using var db = Database.CreateDbContext();
        return (await HeldLicences.OfAsync(db, company.CompanyId, null, LocalTime.DateOf(at), default)).StateOf(licence);
    }

    /// <summary>What a wall clock shows can be set back; what has elapsed cannot.</summary>
    private sealed class WallClock(TimeProvider running) : TimeProvider
    {
        public TimeSpan SetBack { get; set; }

        public override long TimestampFrequency => running.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => running.GetUtcNow() - SetBack;

        public override long GetTimestamp() => running.GetTimestamp();
    }

    private static DateTime Utc(string moment) =>
        DateTime.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
