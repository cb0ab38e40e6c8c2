using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Layout;

namespace SecurityPortal.Tests.Components;

public sealed class NavigationMenuTests : PortalBunitContext
{
    private readonly IRenderedComponent<NavigationMenu> _menu;

    public NavigationMenuTests()
    {
        AddAuthorization().SetAuthorized("Arta Gashi").SetRoles(PortalRoles.Officer);
        _menu = Render<NavigationMenu>();
    }

    [Theory]
    [InlineData("/officer/queue", "/officer/queue")]
    [InlineData("/officer/queue?page=2#row", "/officer/queue")]
    [InlineData("/officer/register/companies", "/officer/register")]
    [InlineData("/officer", "/officer")]
    [InlineData("/officer/cases/1", null)]
    [InlineData("/officer/queues", null)]
    public void Page_Opened_ItsEntryAloneIsMarked(string page, string? entry)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(page);

        Assert.Equal(entry is null ? [] : [entry], _menu.FindAll("a[aria-current=page]").Select(a => a.GetAttribute("href")));
        Assert.Equal(entry is null ? [] : [entry], _menu.FindAll("a.active").Select(a => a.GetAttribute("href")));
    }

    // A component of each would be a third of what an open page costs the server.
    [Fact]
    public void Entries_LinksAndIcons_AreNoComponents()
    {
        Assert.True(_menu.FindAll("a svg.portal-icon").Count > 5);
        Assert.Empty(_menu.FindComponents<NavLink>());
        Assert.Empty(_menu.FindComponents<PortalIcon>());
    }
}
