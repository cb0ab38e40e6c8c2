using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Cases;

public sealed class CaseChangeFeedTests
{
    private static readonly AsyncLocal<string?> Whose = new();

    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLog _log = new();
    private readonly CaseChangeFeed _feed;
    private readonly Guid _case = Guid.NewGuid();

    public CaseChangeFeedTests() =>
        _feed = new CaseChangeFeed(new SingleServer(), _clock, LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<CaseChangeFeed>());

    [Fact]
    public async Task Publish_Case_CallsThoseWhoWatchItOrAll()
    {
        using var own = new Watcher(_feed, _case);
        using var all = new Watcher(_feed, null);
        using var other = new Watcher(_feed, Guid.NewGuid());

        _feed.Publish(_case);

        await own.CalledAsync();
        await all.CalledAsync();
        Assert.Equal(0, other.Calls);
    }

    [Fact]
    public async Task Publish_BrokenPage_DoesNotKeepOthersFromIt()
    {
        using var broken = _feed.Subscribe(_case, () => throw new InvalidOperationException("broken"));
        using var hanging = _feed.Subscribe(_case, () => Task.Delay(Timeout.InfiniteTimeSpan));
        using var own = new Watcher(_feed, _case);

        _feed.Publish(_case);
        await own.CalledAsync();
        await _log.WrittenAsync();
        Assert.Equal("broken", Assert.Single(_log.Lines).Fault!.Message);

        // Nor from the next change; and the broken one may be whole again by then.
        _clock.Advance(TimeSpan.FromSeconds(1));
        _feed.Publish(_case);
        await own.CalledAsync();
        await _log.WrittenAsync();
    }

    [Fact]
    public async Task Publish_AfterDisposal_CallsNobody()
    {
        var gone = new Watcher(_feed, _case);
        gone.Dispose();
        using var own = new Watcher(_feed, _case);

        _feed.Publish(_case);

        await own.CalledAsync();
        Assert.Equal(0, gone.Calls);
    }

    [Fact]
    public async Task Publish_FiveHundredAtOnce_AreTwoCallsAndTheLastIsSeen()
    {
        var (published, seen) = (0, 0);
        using var queue = new Watcher(_feed, null, () => seen = Volatile.Read(ref published));
        Publish();
        await queue.CalledAsync();
        Assert.Equal(1, seen);

        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 24; i++)
            {
                Publish();
            }

            published++;
            await PublishAndSeeItArriveAsync();
        }

        // The clock stood still: whoever was called has had twenty rounds in which it was not to be called again.
        Assert.Equal((1, 1), (queue.Calls, seen));
        _clock.Advance(TimeSpan.FromMilliseconds(499));
        await PublishAndSeeItArriveAsync();
        Assert.Equal(1, queue.Calls);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await queue.CalledAsync();
        Assert.Equal((2, 501), (queue.Calls, seen));

        // Nothing is left over, and after the rest the next change shows at once.
        _clock.Advance(TimeSpan.FromMinutes(1));
        Publish();
        await queue.CalledAsync();
        Assert.Equal((3, 502), (queue.Calls, seen));

        void Publish()
        {
            published++;
            _feed.Publish(Guid.NewGuid());
        }
    }

    [Fact]
    public async Task Publish_ForTenSecondsWithoutPause_IsAtMostTwoCallsASecond()
    {
        using var queue = new Watcher(_feed, null);
        _feed.Publish(Guid.NewGuid());
        await queue.CalledAsync();
        for (var calls = 1; calls <= 20; calls++)
        {
            for (var i = 0; i < 24; i++)
            {
                await PublishAndSeeItArriveAsync();
                _clock.Advance(TimeSpan.FromMilliseconds(20));
            }

            await PublishAndSeeItArriveAsync();
            Assert.Equal(calls, queue.Calls);
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            await queue.CalledAsync();
        }

        Assert.Equal(21, queue.Calls);
    }

    [Fact]
    public async Task Publish_DuringASlowCall_IsPassedOnAfterIt()
    {
        var gates = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var (calls, atOnce) = (0, 0);
        using var called = new SemaphoreSlim(0);
        using var slow = _feed.Subscribe(_case, async () =>
        {
            Assert.Equal(1, Interlocked.Increment(ref atOnce));
            called.Release();
            await gates[calls++].Task;
            Interlocked.Decrement(ref atOnce);
        });
        _feed.Publish(_case);
        Assert.True(await called.WaitAsync(Patience));

        _feed.Publish(_case);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, calls);
        gates[0].SetResult();

        Assert.True(await called.WaitAsync(Patience));
        gates[1].SetResult();
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Publish_FromAnotherContext_CallsInTheSubscribers()
    {
        var seen = new TaskCompletionSource<(string, string, string?)>();
        using var subscription = InContext("sr-Latn", "subscriber", () => _feed.Subscribe(_case, () =>
        {
            seen.SetResult((CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name, Whose.Value));
            return Task.CompletedTask;
        }));

        InContext("sq", "publisher", () =>
        {
            _feed.Publish(_case);
            return 0;
        });

        Assert.Equal(("sr-Latn", "sr-Latn", "subscriber"), await seen.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task Dispose_WhileAChangeWaits_CallsNoMore()
    {
        var gone = new Watcher(_feed, _case);
        _feed.Publish(_case);
        await gone.CalledAsync();
        _feed.Publish(_case);

        gone.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var own = new Watcher(_feed, _case);
        _feed.Publish(_case);

        await own.CalledAsync();
        Assert.Equal(1, gone.Calls);
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Whoever comes anew is called at once: once that has happened, those who were told before have had their chance too.
    private async Task PublishAndSeeItArriveAsync()
    {
        var caseId = Guid.NewGuid();
        using var fence = new Watcher(_feed, caseId);
        _feed.Publish(caseId);
        await fence.CalledAsync();
    }

    private static T InContext<T>(string language, string whose, Func<T> act)
    {
        T? result = default;
        ExecutionContext.Run(ExecutionContext.Capture()!, _ =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Whose.Value = whose;
            result = act();
        }, null);
        return result!;
    }

    private sealed class Watcher : IDisposable
    {
        private readonly SemaphoreSlim _called = new(0);
        private readonly IDisposable _subscription;

        public Watcher(ICaseChangeFeed feed, Guid? caseId, Action? called = null) => _subscription = feed.Subscribe(caseId, () =>
        {
            Calls++;
            called?.Invoke();
            _called.Release();
            return Task.CompletedTask;
        });

        public int Calls { get; private set; }

        public async Task CalledAsync() => Assert.True(await _called.WaitAsync(Patience));

        public void Dispose()
        {
            _subscription.Dispose();
            _called.Dispose();
        }
    }
}
