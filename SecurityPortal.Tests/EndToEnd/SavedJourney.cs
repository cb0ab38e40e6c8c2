using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>What the wizard says about saving, in a browser: with a text longer than its field takes, and over a connection that carries nothing.</summary>
[Collection(Lanes.One)]
public sealed partial class SavedJourney(BrowserFixture browser)
{
    private const string Narrative = "Incident.Narrative";
    private const int Limit = 8000;

    [Fact]
    public async Task LongText_IsCountedCutAndSaved_AndNeverShownAsSavedBeforeItIs()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, width: 360);
        await company.SignInAsync("819001037");
        await company.GoAsync("/reports/use-of-force");
        await company.At("start").ClickAsync();
        await Expect(company.At(Narrative)).ToBeVisibleAsync();

        await company.At(Narrative).ClickAsync();
        await company.Page.Keyboard.InsertTextAsync(new string('Ш', 8200));
        await Expect(company.Page.Locator("[data-testid=limit-count]")).ToHaveTextAsync(Full());
        await company.SavedAsync();
        await company.LookAsync();
        Assert.Equal(new string('Ш', Limit), await StoredAsync(portal));
        await Expect(company.At(Narrative)).ToHaveValueAsync(new string('Ш', Limit));

        await portal.FreezeAsync();
        try
        {
            await company.Page.Keyboard.PressAsync("Backspace");
            await company.Page.Keyboard.PressAsync("Backspace");
            await Expect(company.At("save-behind")).ToBeVisibleAsync();
            await Expect(company.At("save-indicator").Locator("[role=status]")).ToBeHiddenAsync();
        }
        finally
        {
            await portal.ThawAsync();
        }

        await company.SavedAsync();
        Assert.Equal(new string('Ш', Limit - 2), await StoredAsync(portal));
        Assert.Empty(company.Faults);
    }

    private static async Task<string?> StoredAsync(PortalProcess portal)
    {
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var draft = await db.Drafts.AsNoTracking().OrderByDescending(d => d.Id).FirstAsync();
        return JsonNode.Parse(draft.Payload.Json)!["Incident"]!["Narrative"]!.GetValue<string>();
    }

    [GeneratedRegex(@"^8\D?000 nga 8\D?000 shkronja$")]
    private static partial Regex Full();
}
