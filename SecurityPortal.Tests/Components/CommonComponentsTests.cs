using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Common;

namespace SecurityPortal.Tests.Components;

public sealed class CommonComponentsTests : PortalBunitContext
{
    [Theory]
    [InlineData("confirm-yes", true)]
    [InlineData("confirm-no", false)]
    public async Task Confirm_ButtonPressed_AnswersIt(string button, bool expected)
    {
        var host = Render<MudDialogProvider>();
        var dialogs = Services.GetRequiredService<IDialogService>();

        var answer = host.InvokeAsync(() => dialogs.ConfirmAsync("Delete file", "It cannot be taken back.", "Delete", danger: true));
        host.WaitForElement($"[data-testid={button}]").Click();

        Assert.Equal(expected, await answer);
    }

    [Theory]
    [InlineData("sq", "Anulo")]
    [InlineData("sr-Latn", "Otkaži")]
    [InlineData("en", "Cancel")]
    public void Confirm_Language_CancelIsTranslated(string language, string expected)
    {
        Speak(language);
        var host = Render<MudDialogProvider>();

        _ = host.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ConfirmAsync("?", "?", "!"));

        Assert.Equal(expected, host.WaitForElement("[data-testid=confirm-no]").TextContent.Trim());
    }

    [Fact]
    public void ErrorBoundary_PageFails_ShowsReferenceUntilTheAddressChanges()
    {
        var cut = Render<PortalErrorBoundary>(p => p.Add(b => b.Path, "/a").Add<Failing>(b => b.ChildContent));

        Assert.Matches("^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$", cut.Find("[data-testid=error-reference]").TextContent);

        cut.Render(p => p.Add(b => b.Path, "/b").Add(b => b.ChildContent, "<p id=well>well</p>"));
        Assert.Equal("well", cut.Find("#well").TextContent);
    }

    [Fact]
    public void MudBlazorTexts_Language_AreTranslated()
    {
        Speak("sr-Latn");

        Assert.Equal("Zatvori", Services.GetRequiredService<MudLocalizer>()["MudDialog_Close"].Value);
        Assert.True(Services.GetRequiredService<MudLocalizer>()["MudUnheardOf_Key"].ResourceNotFound);
    }

    private sealed class Failing : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("broken on purpose");
    }
}
