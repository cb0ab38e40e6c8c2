using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Live;

namespace SecurityPortal.Tests.Live;

/// <summary>An open page that is kept up to date, while the other servers cannot be heard.</summary>
public sealed class LiveNoticeTests : PortalBunitContext
{
    private readonly Bus _bus = new();

    public LiveNoticeTests()
    {
        Services.AddSingleton<IServerBus>(_bus);
        Services.AddSingleton<ICaseChangeFeed>(new CaseChangeFeed(_bus, Clock, NullLogger<CaseChangeFeed>.Instance));
    }

    [Theory]
    [InlineData("sq", "Ndryshimet që bëhen në serverët e tjerë nuk shfaqen vetvetiu për momentin.")]
    [InlineData("sr-Latn", "Promene sa drugih servera se trenutno ne prikazuju same.")]
    [InlineData("en", "Changes from other servers do not show by themselves at the moment.")]
    public void Bus_AwayAndBack_ALivePageSaysSoAndIsSilentAgain(string language, string sentence)
    {
        Speak(language);
        var notice = Render<LiveNotice>();
        Render<RefreshOnCaseChange>(p => p.Add(c => c.OnChanged, EventCallback.Empty));
        Assert.Empty(notice.FindAll("p"));

        _bus.Set(away: true);
        notice.WaitForAssertion(() => Assert.StartsWith(sentence, notice.Find("[role=status] p").TextContent, StringComparison.Ordinal));

        _bus.Set(away: false);
        notice.WaitForAssertion(() => Assert.Empty(notice.FindAll("p")));
    }

    [Fact]
    public async Task Page_ThatShowsNothingLive_SaysNothing()
    {
        _bus.Set(away: true);
        var notice = Render<LiveNotice>();
        Assert.Empty(notice.FindAll("p"));

        var page = Render<RefreshOnCaseChange>(p => p.Add(c => c.OnChanged, EventCallback.Empty));
        notice.WaitForAssertion(() => Assert.NotEmpty(notice.FindAll("p")));

        await page.InvokeAsync(page.Instance.Dispose);
        notice.WaitForAssertion(() => Assert.Empty(notice.FindAll("p")));
    }

    [Fact]
    public async Task Bus_Back_ThePageReadsAgainOnce()
    {
        var reads = 0;
        var again = new TaskCompletionSource();
        Render<RefreshOnCaseChange>(p => p.Add(c => c.OnChanged, () =>
        {
            if (++reads == 2)
            {
                again.SetResult();
            }
        }));
        Assert.Equal(1, reads);

        _bus.Set(away: true);
        _bus.Set(away: false);

        await again.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, reads);
    }

    private sealed class Bus : IServerBus
    {
        public event Action? Changed;

        public event Action? Missed;

        public bool IsAway { get; private set; }

        public void Set(bool away)
        {
            IsAway = away;
            Changed?.Invoke();
            if (!away)
            {
                Missed?.Invoke();
            }
        }

        public void Tell(string subject, string text)
        {
        }

        public void Listen(string subject, Action<string, string> heard)
        {
        }

        public Task LookAsync(CancellationToken ct) => Task.CompletedTask;
    }
}
