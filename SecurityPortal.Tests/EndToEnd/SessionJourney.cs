using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>The end of a session as open pages meet it: of a wizard in another tab, everywhere at once, and on a page without a circuit.</summary>
[Collection(Lanes.One)]
public sealed class SessionJourney(BrowserFixture browser)
{
    private const string Company = "819002074";
    private const string Address = "Company.Address";

    // Whoever types on does not wait for the page to notice.
    private const string Type = """
        id => {
          const field = document.querySelector(`[data-testid='${id}']`);
          if (!field) return;
          field.value = 'Rr. e dyta 2';
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        """;

    [Fact]
    public async Task SignedOutInOneTab_WizardInTheOtherEndsAndKeepsWhatWasTypedBefore()
    {
        await using var portal = await PortalProcess.StartAsync(("Demo__Cases", "false"));
        await using var person = await Person.ArriveAsync(browser.Browser, portal.Address);
        await person.SignInAsync(Company);
        await person.GoAsync("/applications/service-licence");
        await person.Page.Locator("[data-testid=start-SRV-BAZ], [data-testid=continue-SRV-BAZ]").ClickAsync();
        await Expect(person.At(Address)).ToBeVisibleAsync();
        await person.FillAsync(Address, "Rr. e para 1");
        await person.SavedAsync();

        var other = await person.Page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(portal.Address, "/profile").ToString());
        await other.Locator("form[action='/sign-out']").First.EvaluateAsync("f => f.submit()");
        await other.WaitForURLAsync(url => !url.Contains("/profile", StringComparison.Ordinal));
        await person.Page.EvaluateAsync(Type, Address);

        await person.Page.WaitForURLAsync("**/sign-in?ended=SignedOut**");
        await Expect(person.At("session-ended")).ToBeVisibleAsync();
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var payload = (await db.Drafts.AsNoTracking().SingleAsync()).Payload.Json;
        Assert.Contains("Rr. e para 1", payload, StringComparison.Ordinal);
        Assert.DoesNotContain("Rr. e dyta 2", payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedOutEverywhere_EveryBrowserIsLedOut()
    {
        await using var portal = await PortalProcess.StartAsync(("Demo__Cases", "false"));
        await using var first = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var second = await Person.ArriveAsync(browser.Browser, portal.Address, width: 360);
        await first.SignInAsync(Company);
        await second.SignInAsync(Company);
        await first.GoAsync("/my");
        await second.GoAsync("/profile");
        await Expect(second.At("session")).ToHaveCountAsync(2);
        await second.LookAsync();

        await second.At("end-all-sessions").ClickAsync();

        await second.Page.WaitForURLAsync("**/sign-in?ended=SignedOutEverywhere");
        await first.Page.WaitForURLAsync("**/sign-in?ended=SignedOutEverywhere**");
    }

    [Fact]
    public async Task PageWithoutACircuit_SaysThatTheSessionEndsAndLeadsToTheSignIn()
    {
        await using var portal = await PortalProcess.StartAsync(("Demo__Cases", "false"));
        await using var person = await Person.ArriveAsync(browser.Browser, portal.Address, width: 360);
        await person.SignInAsync(Company);

        // Timers of the page run as fast as the test says; a clock set back by a day tells it nothing.
        await person.Page.Clock.InstallAsync();
        await person.GoAsync("/profile/password");
        await Expect(person.At("session-ending")).ToBeHiddenAsync();
        await person.Page.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() - 86400000; }");
        await LeaveAsync(portal, seconds: 100);
        await person.Page.Clock.FastForwardAsync(7_200_000);
        await Expect(person.At("session-ending")).ToBeVisibleAsync();
        await Expect(person.At("session-ending")).ToContainTextAsync("Sesioni juaj mbaron në orën");
        await person.LookAsync();

        await person.At("session-stay").ClickAsync();
        await Expect(person.At("session-ending")).ToBeHiddenAsync();

        await LeaveAsync(portal, seconds: 100);
        await person.Page.Clock.FastForwardAsync(7_200_000);
        await Expect(person.At("session-ending")).ToBeVisibleAsync();
        await LeaveAsync(portal, seconds: -1);
        await person.Page.Clock.FastForwardAsync(120_000);
        await person.Page.WaitForURLAsync("**/sign-in?returnUrl=%2Fprofile%2Fpassword&ended=Idle");
    }

    // The person did something last so long ago that their session has these seconds left.
    private static async Task LeaveAsync(PortalProcess portal, int seconds)
    {
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var until = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds);
        await db.UserSessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(s => s
            .SetProperty(x => x.IdleUntil, until).SetProperty(x => x.LastSeenAt, until.AddHours(-2)));
    }
}
