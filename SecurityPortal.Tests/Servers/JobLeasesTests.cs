using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.Races;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Servers;

/// <summary>Of many servers one has a job, on every database.</summary>
public sealed class JobLeasesTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Hold_EightServersAtOnce_OneHasIt(TestProvider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        var servers = Enumerable.Range(0, 8).Select(_ => new JobLeases(database, _clock)).ToList();

        for (var round = 0; round < 4; round++)
        {
            // The first time there is no row; then there is one that has run out.
            var held = await AtOnce.RunAsync([.. servers.Select<JobLeases, Func<Task<bool>>>(s => () => s.HoldAsync("Job", default))]);

            Assert.Single(held, h => h);
            _clock.Advance(JobLeases.Life);
        }
    }

    [Theory]
    [OnSqliteAndPostgres]
    [OnSqlServer]
    public async Task Hold_AskedInTime_StaysAndAfterTheEndPassesOn(TestProvider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        using var one = new JobLeases(database, _clock);
        using var other = new JobLeases(database, _clock);
        Assert.True(await one.HoldAsync("Job", default));
        Assert.True(await one.HoldAsync("Second", default));

        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(15));
            Assert.False(await other.HoldAsync("Job", default));
            Assert.True(await one.HoldAsync("Second", default));
        }

        // One asks for one of its jobs and has all of them.
        Assert.False(await other.HoldAsync("Job", default));
        _clock.Advance(JobLeases.Life);

        Assert.True(await other.HoldAsync("Job", default));
        Assert.False(await one.HoldAsync("Job", default));
        Assert.True(await one.HoldAsync("Second", default));
    }

    [Fact]
    public async Task Leave_WhatItHolds_IsAnotherServersAtOnce()
    {
        await using var database = await Database.CreateAsync();
        using var one = new JobLeases(database, _clock);
        using var other = new JobLeases(database, _clock);
        Assert.True(await one.HoldAsync("Job", default));
        Assert.True(await one.HoldAsync("Second", default));

        await one.LeaveAsync("Job", default);

        Assert.True(await other.HoldAsync("Job", default));
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.False(await one.HoldAsync("Job", default));
        Assert.True(await one.HoldAsync("Second", default));
        Assert.True(await other.HoldAsync("Job", default));
    }

    [Fact]
    public async Task Hold_BetweenTwoBeats_WritesNothing()
    {
        await using var database = await Database.CreateAsync();
        using var one = new JobLeases(database, _clock);
        await one.HoldAsync("Job", default);
        await using (var db = database.CreateDbContext())
        {
            await db.JobLeases.ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        }

        _clock.Advance(TimeSpan.FromSeconds(14));
        Assert.True(await one.HoldAsync("Job", default));
        await using (var db = database.CreateDbContext())
        {
            Assert.Equal(1, (await db.JobLeases.SingleAsync()).Until.Day);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await one.HoldAsync("Job", default));
        await using (var db = database.CreateDbContext())
        {
            Assert.Equal(12, (await db.JobLeases.SingleAsync()).Until.Day);
        }
    }
}
