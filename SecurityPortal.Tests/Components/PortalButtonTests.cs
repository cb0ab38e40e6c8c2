using Bunit;
using MudBlazor;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Tests.Components;

public sealed class PortalButtonTests : PortalBunitContext
{
    private int _clicks;

    [Theory]
    [InlineData(ButtonVariant.Main, false, "portal-button")]
    [InlineData(ButtonVariant.Main, true, "portal-button portal-button-danger")]
    [InlineData(ButtonVariant.Quiet, false, "portal-button portal-button-quiet")]
    [InlineData(ButtonVariant.Quiet, true, "portal-button portal-button-quiet portal-button-danger")]
    [InlineData(ButtonVariant.Inline, false, "portal-link-button")]
    [InlineData(ButtonVariant.Inline, true, "portal-link-button portal-link-danger")]
    [InlineData(ButtonVariant.OnDark, false, "portal-button portal-button-on-dark")]
    public void Variant_WithAndWithoutDanger_HasItsLook(ButtonVariant variant, bool danger, string look)
    {
        var cut = Render<PortalButton>(p => p.Add(b => b.Variant, variant).Add(b => b.Danger, danger).AddChildContent("Send"));

        Assert.Equal(look, cut.Find("button").ClassName);
    }

    [Fact]
    public void Click_IsHeardOnceAndNeverSendsAForm()
    {
        var cut = Button();

        cut.Find("button").Click();

        Assert.Equal(1, _clicks);
        Assert.Equal("button", cut.Find("button").GetAttribute("type"));
    }

    [Fact]
    public void Busy_KeepsTheFocusAndHearsNoClick()
    {
        var cut = Button(p => p.Add(b => b.Busy, true));

        Assert.Throws<MissingEventHandlerException>(() => cut.Find("button").Click());

        Assert.Equal(0, _clicks);
        Assert.Equal("true", cut.Find("button").GetAttribute("aria-disabled"));
        Assert.False(cut.Find("button").HasAttribute("disabled"));
        Assert.Equal("true", cut.Find("button > span").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Disabled_IsSaidToTheBrowserAndAForgedClickIsHeardByNobody()
    {
        var cut = Button(p => p.Add(b => b.Disabled, true));

        cut.Find("button").TriggerEvent("onclick", new Microsoft.AspNetCore.Components.Web.MouseEventArgs());

        Assert.True(cut.Find("button").HasAttribute("disabled"));
        Assert.Equal(0, _clicks);
    }

    [Fact]
    public void Submit_SendsTheForm() => Assert.Equal("submit", Button(p => p.Add(b => b.Submit, true)).Find("button").GetAttribute("type"));

    [Fact]
    public void Href_IsALinkWithEverythingElseGiven()
    {
        var cut = Button(p => p.Add(b => b.Href, "/licences").Add(b => b.Variant, ButtonVariant.Quiet).AddUnmatched("download", true)
            .AddUnmatched("data-testid", "export"));

        var link = cut.Find("a.portal-button-quiet[href='/licences'][data-testid=export]");
        Assert.True(link.HasAttribute("download"));
        Assert.Equal("Send", link.TextContent);
        link.Click();
        Assert.Equal(1, _clicks);
    }

    [Fact]
    public void Icon_StandsBeforeTheWords()
    {
        var cut = Button(p => p.Add(b => b.Icon, Icons.Material.Filled.Send));

        cut.Find("button > svg[aria-hidden=true]:first-child");
        Assert.Equal("Send", cut.Find("button").TextContent);
    }

    private IRenderedComponent<PortalButton> Button(Action<ComponentParameterCollectionBuilder<PortalButton>>? more = null) => Render<PortalButton>(p =>
    {
        p.Add(b => b.OnClick, () => _clicks++).AddChildContent("Send");
        more?.Invoke(p);
    });
}
