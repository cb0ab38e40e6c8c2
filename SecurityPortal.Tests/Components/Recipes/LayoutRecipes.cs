using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Layout;

namespace SecurityPortal.Tests.Components.Recipes;

public sealed class LayoutRecipes : PortalBunitContext
{
    private readonly BunitAuthorizationContext _person;

    public LayoutRecipes()
    {
        _person = AddAuthorization();
        Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
    }

    [Fact]
    public void LanguageSwitch_CurrentLanguage_IsMarked()
    {
        Speak("sr-Latn");

        var cut = Render<LanguageSwitch>(p => p.Add(c => c.Path, "/check"));

        Assert.Equal("Srpski", cut.Find("button[aria-current=true]").TextContent);
    }

    [Fact]
    public void NavigationMenu_Officer_LeadsToTheQueue()
    {
        _person.SetAuthorized("Arta Gashi").SetRoles(PortalRoles.Officer);

        Assert.NotNull(Render<NavigationMenu>().Find("nav a[href='/officer/queue']"));
    }

    [Fact]
    public void PersonMenu_Visitor_IsLedToSignIn()
    {
        _person.SetNotAuthorized();

        Assert.Equal("/sign-in", Render<PersonMenu>().Find("a").GetAttribute("href"));
    }

    [Fact]
    public void PortalFooter_Contact_LeadsToHelp()
    {
        Services.AddSingleton<IWebHostEnvironment>(new PlainEnvironment());

        Assert.NotNull(Render<PortalFooter>().Find("nav a[href='/help#contact']"));
    }

    [Fact]
    public void PortalHeader_SkipLink_LeadsToTheContentOfThisPage()
    {
        _person.SetNotAuthorized();

        Assert.Equal("/check#main", Render<PortalHeader>(p => p.Add(c => c.Path, "/check")).Find("a.portal-skip").GetAttribute("href"));
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "field");
    }

    private sealed class PlainEnvironment : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider WebRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();

        public string ApplicationName { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();

        public string ContentRootPath { get; set; } = "";

        public string EnvironmentName { get; set; } = "Production";
    }
}
