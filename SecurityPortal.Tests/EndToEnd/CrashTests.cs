using Microsoft.Data.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>The server dies in the middle of a wizard, two tabs hold one draft, Finish is pressed many times: against the real process.</summary>
[Collection(Lanes.One)]
public sealed class CrashTests(BrowserFixture browser)
{
    private const string Company = "819002074";

    [Fact]
    public async Task Wizard_ServerKilledInMidStep_ComesBackWithWhatWasSaved()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var person = await Person.ArriveAsync(browser.Browser, portal.Address);
        await person.SignInAsync(Company);
        await OpenWizardAsync(person);
        await person.At("Company.ResponsiblePerson").PressSequentiallyAsync("Gëzim Tahiraj");
        await SavedAsync(portal, person, "Gëzim Tahiraj");

        await person.Page.EvaluateAsync("() => { window.beforeTheCrash = true; }");

        await portal.KillAsync();
        await portal.StartAgainAsync();

        // The page comes back by itself: nobody reloads it.
        await person.Page.WaitForFunctionAsync("() => !window.beforeTheCrash", null, new() { Timeout = 60_000 });
        await person.ReadyAsync();
        await Expect(person.At("Company.ResponsiblePerson")).ToHaveValueAsync("Gëzim Tahiraj", new() { Timeout = 60_000 });
        await person.At("Company.ResponsiblePhone").FillAsync("044 123 456");
        await SavedAsync(portal, person, "044 123 456");
    }

    [Fact]
    public async Task Wizard_TwoTabsOnOneDraft_NeitherOverwritesTheOther()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var first = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var second = await Person.ArriveAsync(browser.Browser, portal.Address);
        await first.SignInAsync(Company);
        await second.SignInAsync(Company);
        await OpenWizardAsync(first);
        await second.GoAsync(new Uri(first.Page.Url).PathAndQuery);

        await first.FillAsync("Company.Address", "Rruga e parë 1");
        await SavedAsync(portal, first, "Rruga e parë 1");
        await second.FillAsync("Company.Address", "Rruga e dytë 2");

        await Expect(second.At("draft-conflict")).ToContainTextAsync("Rruga e parë 1");
        await Expect(second.At("draft-conflict")).ToContainTextAsync("Rruga e dytë 2");
        Assert.Contains("Rruga e parë 1", await PayloadAsync(portal), StringComparison.Ordinal);
        await second.LookAsync();
        await second.At("keep-mine").ClickAsync();
        await SavedAsync(portal, second, "Rruga e dytë 2");
    }

    private static async Task OpenWizardAsync(Person person)
    {
        await person.GoAsync("/applications/service-licence");
        await person.Page.Locator("[data-testid=start-SRV-BAZ], [data-testid=continue-SRV-BAZ]").ClickAsync();
        await Expect(person.At("Company.BankAccount")).ToBeVisibleAsync();
    }

    // The indicator says "saved" of what was there before, too: the database is asked first.
    private static async Task SavedAsync(PortalProcess portal, Person person, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!(await PayloadAsync(portal)).Contains(text, StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }

        await person.SavedAsync();
    }

    // What the database holds, read beside the running server.
    private static async Task<string> PayloadAsync(PortalProcess portal)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(portal.DataDirectory, "portal.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT PayloadJson FROM Drafts ORDER BY ChangedAt DESC LIMIT 1";
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
