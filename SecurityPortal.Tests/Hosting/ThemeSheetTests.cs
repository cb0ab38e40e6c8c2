using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Layout;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Tests.Hosting;

/// <summary>MudBlazor's theme comes as a file that browsers keep, to the pages that need it and to no other.</summary>
public sealed class ThemeSheetTests(PortalServer portal) : IClassFixture<PortalServer>
{
    private ThemeSheet Sheet => portal.Services.GetRequiredService<ThemeSheet>();

    [Fact]
    public async Task Get_ItsAddress_IsThePortalsThemeAndKeptForGood()
    {
        var answer = await portal.Visitor().GetAsync(Sheet.Address);

        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        var sheet = await answer.Content.ReadAsStringAsync();
        var primary = PortalTheme.Instance.PaletteLight.Primary.ToString(MudBlazor.Utilities.MudColorOutputFormats.RGBA);
        Assert.Contains($"--mud-palette-primary: {primary};", sheet, StringComparison.Ordinal);
        Assert.Contains("\"Noto Sans\"", sheet.Replace('\'', '"'), StringComparison.Ordinal);
        Assert.DoesNotContain("<", sheet, StringComparison.Ordinal);
        Assert.Equal(sheet.Count(c => c == '{'), sheet.Count(c => c == '}'));
    }

    [Fact]
    public async Task Get_AddressOfAnotherVersion_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync("/css/theme.000000000000.css")).StatusCode);

    [Fact]
    public async Task Address_FollowsFromTheContent()
    {
        var again = new ThemeSheet(portal.Services.GetRequiredService<IServiceScopeFactory>(),
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        await again.StartAsync(default);

        Assert.Equal(Sheet.Address, again.Address);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/register/company")]
    [InlineData("/check")]
    [InlineData("/help")]
    public async Task Page_WithoutACircuit_LoadsNothingOfMudBlazor(string path)
    {
        var page = await portal.Visitor().GetStringAsync(path);

        Assert.Contains("css/portal", page, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", page, StringComparison.Ordinal);
        Assert.DoesNotContain("css/theme", page, StringComparison.Ordinal);
        Assert.DoesNotContain("--mud-", page, StringComparison.Ordinal);
    }
}
