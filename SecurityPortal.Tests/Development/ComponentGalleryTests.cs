using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Development.Gallery;

namespace SecurityPortal.Tests.Development;

public sealed class ComponentGalleryTests(PortalServer portal) : IClassFixture<PortalServer>
{
    /// <summary>Shared components that cannot be shown alone, each with its reason.</summary>
    private static readonly Dictionary<Type, string> Exempt = new()
    {
        [typeof(App)] = "the document itself",
        [typeof(Routes)] = "finds the page; draws nothing of its own",
        [typeof(MainLayout)] = "a whole page; its parts are shown",
        [typeof(PublicLayout)] = "a whole page; its parts are shown",
        [typeof(PortalFonts)] = "stands in the head and draws nothing",
        [typeof(ReconnectDialog)] = "shown by a script when the circuit is gone, and the gallery's page with it",
        [typeof(FluentValidationValidator)] = "draws nothing",
        [typeof(ExpiredFormNotice)] = "speaks on the page alone that follows a form of an earlier session; what it draws is Notice, which is shown",
        [typeof(LiveNotice)] = "speaks while the other servers cannot be heard; what it draws is Notice, which is shown",
        [typeof(ReadOnlyNotice)] = "speaks while the server has no room; what it draws is Notice, which is shown",
    };

    private static IEnumerable<Type> Shared => typeof(App).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(ComponentBase)) && !t.IsAbstract && t.Name[0] != '_')
        .Where(t => t.Namespace!.StartsWith(typeof(App).Namespace!, StringComparison.Ordinal));

    [Fact]
    public void Gallery_ShowsEverySharedComponent()
    {
        var shown = ComponentGallery.Entries.Select(e => e.Component.IsGenericType ? e.Component.GetGenericTypeDefinition() : e.Component).ToHashSet();

        Assert.Equal([], Shared.Where(t => !shown.Contains(t) && !Exempt.ContainsKey(t)).Select(t => t.FullName).Order());
        Assert.Equal([], Exempt.Keys.Where(shown.Contains).Select(t => t.Name));
    }

    [Fact]
    public void Gallery_AddressesAreUniqueAndHaveStates()
    {
        Assert.Equal(ComponentGallery.Entries.Count, ComponentGallery.Entries.DistinctBy(e => e.Name).Count());
        Assert.All(ComponentGallery.Entries, entry =>
        {
            Assert.NotEmpty(entry.States);
            Assert.Equal(entry.States.Count, entry.States.DistinctBy(s => s.Name).Count());
            Assert.All(entry.States, state => Assert.Matches("^[a-z-]+$", state.Name));
        });
    }

    [Fact]
    public void StaticPage_HasRoutesOfShownComponentsAlone() => Assert.All(
        typeof(StaticGalleryPage).GetCustomAttributes<RouteAttribute>(),
        route => Assert.Contains(ComponentGallery.Entries, e => route.Template == $"{ComponentGallery.Route}/{e.Name}/{{State}}"));

    [Fact]
    public async Task Index_InDevelopment_LeadsToEveryState()
    {
        var page = await portal.Visitor().GetStringAsync(ComponentGallery.Route);

        Assert.All(ComponentGallery.Entries, e => Assert.All(e.States, s => Assert.Contains($"href=\"{e.AddressOf(s)}\"", page, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task State_NotSignedIn_IsRefused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.Visitor().GetAsync($"{ComponentGallery.Route}/PersonLookup/empty")).StatusCode);

    [Theory]
    [InlineData("/dev/components")]
    [InlineData("/dev/components/PersonLookup/empty")]
    [InlineData("/dev/components/PasswordField/empty")]
    [InlineData("/Development/Gallery/GalleryStage.razor.js")]
    public async Task Gallery_InProduction_DoesNotExist(string path)
    {
        await using var production = portal.WithWebHostBuilder(b => b.ForProduction());
        using var visitor = production.CreateClient(new() { BaseAddress = new Uri("https://portal.example"), AllowAutoRedirect = false });

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).StatusCode);
        Assert.Null(production.Services.GetService(typeof(GalleryScenes)));
    }
}
