using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Live;

namespace SecurityPortal.Tests.Live;

public sealed class RefreshOnCaseChangeTests : PortalBunitContext
{
    private readonly Feed _feed = new();
    private readonly Guid _case = Guid.NewGuid();
    private int _reads;

    public RefreshOnCaseChangeTests() => Services.AddSingleton<ICaseChangeFeed>(_feed);

    [Fact]
    public void Render_AfterSubscribing_ReadsOnceMore()
    {
        Show(_case);

        Assert.Equal(1, _reads);
        Assert.Equal(_case, _feed.Watched);
    }

    [Fact]
    public async Task Announced_Change_ReadsAgain()
    {
        Show(null);

        await _feed.Changed!();

        Assert.Equal(2, _reads);
        Assert.Null(_feed.Watched);
    }

    [Fact]
    public async Task Announced_ManyDuringOneRead_EndInOneFurtherRead()
    {
        var gate = new TaskCompletionSource();
        Render<RefreshOnCaseChange>(p => p.Add(c => c.OnChanged, async () =>
        {
            _reads++;
            await gate.Task;
        }));
        for (var i = 0; i < 20; i++)
        {
            await _feed.Changed!();
        }

        Assert.Equal(1, _reads);
        gate.SetResult();
        await _feed.Changed!();

        // The one for the twenty, and the one just announced.
        Assert.Equal(3, _reads);
    }

    [Fact]
    public void Render_AnotherCase_WatchesThatOneInstead()
    {
        var cut = Show(_case);
        var other = Guid.NewGuid();

        cut.Render(p => p.Add(c => c.CaseId, other).Add(c => c.OnChanged, Read));

        Assert.Equal((other, 1, 2), (_feed.Watched, _feed.Ended, _reads));
    }

    [Fact]
    public async Task Dispose_Page_EndsTheSubscription()
    {
        Show(_case);

        await DisposeComponentsAsync();

        Assert.Equal(1, _feed.Ended);
    }

    private EventCallback Read => EventCallback.Factory.Create(this, () => { _reads++; });

    private IRenderedComponent<RefreshOnCaseChange> Show(Guid? caseId) =>
        Render<RefreshOnCaseChange>(p => p.Add(c => c.CaseId, caseId).Add(c => c.OnChanged, Read));

    private sealed class Feed : ICaseChangeFeed
    {
        public Guid? Watched { get; private set; }

        public Func<Task>? Changed { get; private set; }

        public int Ended { get; private set; }

        public void Publish(Guid caseId) => throw new NotSupportedException();

        public IDisposable Subscribe(Guid? caseId, Func<Task> changed)
        {
            (Watched, Changed) = (caseId, changed);
            return new Subscription(this);
        }

        private sealed class Subscription(Feed feed) : IDisposable
        {
            public void Dispose() => feed.Ended++;
        }
    }
}
