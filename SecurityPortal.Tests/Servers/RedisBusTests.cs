using System.Collections.Concurrent;
using SecurityPortal.Core.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Servers;

/// <summary>Several servers on one Redis: live changes, and what happens while it is away.</summary>
public sealed class RedisBusTests(RedisServer redis) : IClassFixture<RedisServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Live = TimeSpan.FromSeconds(1);

    private readonly string _prefix = $"{Guid.NewGuid():N}:";
    private readonly Guid _case = Guid.NewGuid();

    [Fact]
    public async Task Publish_OnOneServer_TellsThePagesOfTheOtherWithinASecond()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        using var page = new Page(other.Feed, _case);
        using var queue = new Page(other.Feed, null);
        using var elsewhere = new Page(other.Feed, Guid.NewGuid());

        // A machine that is busy with other tests may be late now and then.
        var quickest = TimeSpan.MaxValue;
        for (var i = 0; i < 5 && quickest >= Live; i++)
        {
            other.Clock.Advance(TimeSpan.FromSeconds(1));
            var began = TimeProvider.System.GetTimestamp();
            one.Feed.Publish(_case);
            await page.CalledAsync();
            quickest = TimeProvider.System.GetElapsedTime(began);
            await queue.CalledAsync();
        }

        Assert.InRange(quickest, TimeSpan.Zero, Live);
        Assert.Equal(0, elsewhere.Calls);
    }

    [Fact]
    public async Task Tell_OwnWord_ComesToTheOthersOnceAndInOrderAndNotBack()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        ConcurrentQueue<string> own = new(), heard = new();
        using var all = new SemaphoreSlim(0);
        one.Bus.Listen("word", (_, text) => own.Enqueue(text));
        other.Bus.Listen("word", (_, text) =>
        {
            heard.Enqueue(text);
            all.Release();
        });

        foreach (var word in new[] { "a", "b\nc", "" })
        {
            one.Bus.Tell("word", word);
            Assert.True(await all.WaitAsync(Patience));
        }

        // What it hears of itself stands behind the words on the same channel.
        await one.Bus.LookAsync(default);
        Assert.Equal(["a", "b\nc", ""], heard);
        Assert.Empty(own);
    }

    [Fact]
    public async Task Tell_AnotherPortalOnTheSameRedis_HearsNothing()
    {
        await using var one = await StartAsync();
        await using var stranger = await Server.StartAsync(redis.Connection, $"{Guid.NewGuid():N}:");
        using var page = new Page(stranger.Feed, null);

        one.Feed.Publish(_case);
        await one.Bus.LookAsync(default);
        await stranger.Bus.LookAsync(default);

        Assert.Equal(0, page.Calls);
    }

    [Fact]
    public async Task Redis_KilledAndBack_OwnPagesGoOnAndAllReadAgainOnce()
    {
        var own = new RedisServer();
        await own.StartAsync();
        try
        {
            await using var one = await Server.StartAsync(own.Connection, _prefix);
            await using var other = await Server.StartAsync(own.Connection, _prefix);
            List<bool> states = [];
            one.Bus.Changed += () => states.Add(one.Bus.IsAway);
            using var page = new Page(one.Feed, _case);
            using var distant = new Page(other.Feed, Guid.NewGuid());

            await own.KillAsync();
            await one.AwayAsync();
            await other.AwayAsync();
            one.Feed.Publish(_case);
            await page.CalledAsync();

            await own.StartAsync();
            await one.BackAsync();
            await other.BackAsync();
            await distant.CalledAsync();
            Assert.Equal([true, false], states);

            // Each page reads again; from then on they hear each other as before.
            one.Clock.Advance(TimeSpan.FromSeconds(1));
            await page.CalledAsync();
            using var fresh = new Page(other.Feed, _case);
            one.Feed.Publish(_case);
            await fresh.CalledAsync();
        }
        finally
        {
            await own.KillAsync();
        }
    }

    [Fact]
    public async Task Start_WhileRedisIsAway_GoesOnAndHearsTheOthersOnceItIsThere()
    {
        var own = new RedisServer();
        await using var one = await Server.StartAloneAsync(own.Connection, _prefix);
        using var page = new Page(one.Feed, _case);
        Assert.True(one.Bus.IsAway);
        one.Feed.Publish(_case);
        await page.CalledAsync();

        await own.StartAsync();
        try
        {
            await using var other = await Server.StartAsync(own.Connection, _prefix);
            await one.BackAsync();
            using var fresh = new Page(one.Feed, _case);
            other.Feed.Publish(_case);

            await fresh.CalledAsync();
        }
        finally
        {
            await own.KillAsync();
        }
    }

    [Fact]
    public async Task Take_TwoServers_CountTogetherAndAWindowSlides()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        for (var i = 0; i < 4; i++)
        {
            Assert.True(await (i % 2 == 0 ? one : other).Counter.TakeAsync("check", "somebody", 4));
        }

        Assert.False(await one.Counter.TakeAsync("check", "somebody", 4));
        Assert.False(await other.Counter.TakeAsync("check", "somebody", 4));
        Assert.True(await other.Counter.TakeAsync("check", "somebody else", 4));

        // A quarter of a minute into the next, three quarters of the four still count.
        one.Clock.Advance(TimeSpan.FromSeconds(75));
        Assert.True(await one.Counter.TakeAsync("check", "somebody", 4));
        Assert.False(await one.Counter.TakeAsync("check", "somebody", 4));
    }

    [Fact]
    public async Task Take_RedisAway_DoesNotSay()
    {
        await using var one = await Server.StartAloneAsync(new RedisServer().Connection, _prefix);

        Assert.Null(await one.Counter.TakeAsync("check", "somebody", 4));
    }

    private Task<Server> StartAsync() => Server.StartAsync(redis.Connection, _prefix);

    private sealed class Page : IDisposable
    {
        private readonly SemaphoreSlim _called = new(0);
        private readonly IDisposable _subscription;

        public Page(ICaseChangeFeed feed, Guid? caseId) => _subscription = feed.Subscribe(caseId, () =>
        {
            Calls++;
            _called.Release();
            return Task.CompletedTask;
        });

        public int Calls { get; private set; }

        public async Task CalledAsync() => Assert.True(await _called.WaitAsync(Patience), "The page was not called.");

        public void Dispose()
        {
            _subscription.Dispose();
            _called.Dispose();
        }
    }
}
