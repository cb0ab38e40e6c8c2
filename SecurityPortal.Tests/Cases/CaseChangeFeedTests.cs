using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Cases;

namespace SecurityPortal.Tests.Cases;

public sealed class CaseChangeFeedTests
{
    private readonly CaseChangeFeed _feed = new(NullLogger<CaseChangeFeed>.Instance);
    private readonly Guid _case = Guid.NewGuid();

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
        using var own = new Watcher(_feed, _case);

        _feed.Publish(_case);

        await own.CalledAsync();
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

    private sealed class Watcher : IDisposable
    {
        private readonly SemaphoreSlim _called = new(0);
        private readonly IDisposable _subscription;

        public Watcher(ICaseChangeFeed feed, Guid? caseId) => _subscription = feed.Subscribe(caseId, () =>
        {
            Calls++;
            _called.Release();
            return Task.CompletedTask;
        });

        public int Calls { get; private set; }

        public async Task CalledAsync() => Assert.True(await _called.WaitAsync(TimeSpan.FromSeconds(10)));

        public void Dispose()
        {
            _subscription.Dispose();
            _called.Dispose();
        }
    }
}
