using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Servers;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Live;

namespace SecurityPortal.Tests.Live;

/// <summary>An open page that a colleague of another language refreshes by what they do.</summary>
public sealed class LiveLanguageTests : PortalBunitContext
{
    private readonly CaseChangeFeed _feed;

    public LiveLanguageTests()
    {
        _feed = new CaseChangeFeed(new SingleServer(), Clock, NullLogger<CaseChangeFeed>.Instance);
        Services.AddSingleton<ICaseChangeFeed>(_feed);
    }

    [Fact]
    public void Refresh_PublishedInAnotherLanguage_KeepsThePagesLanguage()
    {
        Speak("sr-Latn");
        var cut = Render<Page>();
        cut.WaitForAssertion(() => Assert.Equal("1 sr-Latn 12.01.2026 sr-Latn", cut.Find("p").TextContent));

        Speak("sq");
        _feed.Publish(Guid.NewGuid());

        cut.WaitForAssertion(() => Assert.Equal("2 sr-Latn 12.01.2026 sr-Latn", cut.Find("p").TextContent), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Refresh_CoalescedChange_KeepsThePagesLanguageToo()
    {
        Speak("en");
        var cut = Render<Page>();
        Speak("sr-Latn");
        _feed.Publish(Guid.NewGuid());
        cut.WaitForAssertion(() => Assert.StartsWith("2 en", cut.Find("p").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(30));

        _feed.Publish(Guid.NewGuid());
        Clock.Advance(TimeSpan.FromSeconds(1));

        cut.WaitForAssertion(() => Assert.StartsWith("3 en", cut.Find("p").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    private sealed class Page : ComponentBase
    {
        private int _reads;
        private string _read = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, $"{_read} {CultureInfo.CurrentUICulture.Name}");
            builder.CloseElement();
            builder.OpenComponent<RefreshOnCaseChange>(2);
            builder.AddComponentParameter(3, nameof(RefreshOnCaseChange.OnChanged), EventCallback.Factory.Create(this, ReadAsync));
            builder.CloseComponent();
        }

        private async Task ReadAsync()
        {
            // As a page does: what is read and written into texts comes after a wait.
            await Task.Yield();
            _read = string.Create(CultureInfo.CurrentCulture, $"{++_reads} {CultureInfo.CurrentCulture.Name} {new DateOnly(2026, 1, 12):d}");
        }
    }
}
