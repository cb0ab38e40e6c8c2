using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SecurityPortal.Core.Common;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Tests.Components.Recipes;

public sealed class CommonRecipes : PortalBunitContext
{
    [Fact]
    public void AccessDenied_Visitor_IsLedToSignIn()
    {
        AddAuthorization().SetNotAuthorized();

        var cut = Render<AccessDenied>();

        Assert.Equal("/sign-in", cut.Find("a.portal-button").GetAttribute("href"));
    }

    [Fact]
    public async Task ConfirmDialog_ActionPressed_AnswersYes()
    {
        var host = Render<MudDialogProvider>();

        var answer = host.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ConfirmAsync("Delete file", "It cannot be taken back.", "Delete"));
        host.WaitForElement("[data-testid=confirm-yes]").Click();

        Assert.True(await answer);
    }

    [Fact]
    public void EmptyState_Content_SaysHowToGetSome()
    {
        var cut = Render<EmptyState>(p => p.Add(c => c.Title, "No applications yet").AddChildContent("<a href='/my'>Apply</a>"));

        Assert.Equal("No applications yet", cut.Find(".portal-empty-title").TextContent);
        Assert.NotNull(cut.Find("a[href='/my']"));
    }

    [Fact]
    public void LoadingState_Drawn_IsAnnounced() => Assert.Equal("status", Render<LoadingState>().Find(".portal-loading").GetAttribute("role"));

    [Fact]
    public void NotFoundMessage_Drawn_HasTheOneHeading() => Assert.Single(Render<NotFoundMessage>().FindAll("h1"));

    [Fact]
    public void Notice_Announced_IsAnAlert()
    {
        var cut = Render<Notice>(p => p.Add(c => c.Tone, Tone.Danger).Add(c => c.Announce, true).AddChildContent("<p>Not saved</p>"));

        Assert.Equal("Not saved", cut.Find("[role=alert] p").TextContent);
    }

    [Fact]
    public void PageHeading_Actions_StandBesideTheHeading()
    {
        var cut = Render<PageHeading>(p => p.Add(c => c.Title, "Licences").Add(c => c.BackTo, "/my").Add(c => c.Actions, "<button>New</button>"));

        Assert.Equal("Licences", cut.Find("h1").TextContent);
        Assert.Equal("/my", cut.Find("a.portal-back").GetAttribute("href"));
        Assert.NotNull(cut.Find(".portal-heading-row button"));
    }

    [Fact]
    public void PageLinks_MiddlePage_LeadsBothWays()
    {
        var cut = Render<PageLinks<string>>(p => p.Add(c => c.Page, new Page<string>([], Total: 100, Number: 2))
            .Add(c => c.Address, page => $"/list?page={page}"));

        Assert.Equal("/list?page=1", cut.Find("[data-testid=page-before]").GetAttribute("href"));
        Assert.Equal("/list?page=3", cut.Find("[data-testid=page-next]").GetAttribute("href"));
    }

    [Fact]
    public void PortalButton_Busy_HearsNoClick()
    {
        var clicks = 0;
        var cut = Render<PortalButton>(p => p.Add(c => c.Busy, true).Add(c => c.OnClick, () => clicks++).AddChildContent("Save"));

        Assert.Equal("true", cut.Find("button").GetAttribute("aria-disabled"));
        cut.Render(p => p.Add(c => c.Busy, false));
        cut.Find("button").Click();

        Assert.Equal(1, clicks);
    }

    [Fact]
    public void PortalErrorBoundary_ContentFails_ShowsAReference()
    {
        var cut = Render<PortalErrorBoundary>(p => p.Add(c => c.Path, "/my").AddChildContent<Web.Development.Gallery.FailingComponent>());

        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}$", cut.Find("[data-testid=error-reference]").TextContent);
    }

    [Fact]
    public void PortalIcon_Drawn_IsHiddenFromScreenReaders() =>
        Assert.Equal("true", Render<PortalIcon>(p => p.Add(c => c.Svg, Icons.Material.Outlined.Shield)).Find("svg").GetAttribute("aria-hidden"));

    [Fact]
    public void StatusChip_Tone_NeverStandsWithoutWords()
    {
        var cut = Render<StatusChip>(p => p.Add(c => c.Text, "Valid").Add(c => c.Tone, Tone.Success));

        Assert.Equal("Valid", cut.Find(".portal-tone-success").TextContent);
    }

    [Fact]
    public void StatusMessage_Drawn_LeadsHome()
    {
        var cut = Render<StatusMessage>(p => p.Add(c => c.Title, "Gone").AddChildContent("<p>Somebody finished it.</p>"));

        Assert.Equal("Gone", cut.Find("h1").TextContent);
        Assert.NotNull(cut.Find("a[href='/']"));
    }
}
