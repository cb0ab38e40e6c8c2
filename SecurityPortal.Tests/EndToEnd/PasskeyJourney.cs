using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SecurityPortal.Core.Audit;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>Passkeys with a browser's own WebAuthn and an authenticator that the browser plays: added in the profile, used to sign in, removed.</summary>
[Collection(Lanes.Two)]
public sealed class PasskeyJourney(BrowserFixture browser)
{
    private const string Password = "Demo.Portali.2026";

    [Fact]
    public async Task Applicant_AddsSignsInAndRemoves()
    {
        await using var portal = await PortalProcess.StartAsync(("Demo__Cases", "false"));
        await using var person = await ArriveAsync(portal, 360);
        var device = await Device.OfAsync(person.Page);
        await person.SignInAsync("gezim.tahiraj@demo.example");
        await AddAsync(person, "Telefoni im");
        await Expect(person.At("passkey")).ToContainTextAsync("Telefoni im");
        await person.LookAsync();

        await SignOutAsync(person);
        await device.PresentAsync(false);
        await person.GoAsync("/sign-in");
        await Expect(person.At("passkey-button")).ToBeVisibleAsync();
        await person.LookAsync();
        await device.PresentAsync(true);
        await SignInByPasskeyAsync(person);
        await person.GoAsync("/profile");
        await Expect(person.At("passkey")).Not.ToContainTextAsync("Ende jo");

        await person.At("passkey-change").ClickAsync();
        await person.LookAsync();
        await person.Page.Locator("[name='Rename.Name']").FillAsync("Telefoni i ri");
        await person.At("passkey-rename").ClickAsync();
        await Expect(person.At("passkey")).ToContainTextAsync("Telefoni i ri");
        await person.At("passkey-change").ClickAsync();
        await person.Page.Locator("[name='Remove.Password']").FillAsync(Password);
        await person.At("passkey-remove").ClickAsync();
        await person.Page.WaitForURLAsync("**/profile?done=PasskeyRemoved");
        await Expect(person.At("passkey")).ToHaveCountAsync(0);

        await SignOutAsync(person);
        await device.PresentAsync(false);
        await person.GoAsync("/sign-in");
        await device.PresentAsync(true);
        await person.At("passkey-button").ClickAsync();
        await Expect(person.Page.GetByText("nuk u pranua")).ToBeVisibleAsync();
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var acts = await db.AuditRows.Where(a => a.Action.StartsWith("account.passkey")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync();
        Assert.Equal(["account.passkey-added", "account.passkey-used", "account.passkey-renamed", "account.passkey-removed"], acts.Distinct().Take(4));
        Assert.Contains("account.passkey-failed", acts);
        Assert.Empty(person.Faults);
    }

    [Fact]
    public async Task Officer_PasskeyInPlaceOfTheCodeAndAlone()
    {
        await using var portal = await PortalProcess.StartAsync(("Demo__Cases", "false"));
        await using var officer = await ArriveAsync(portal, 1280);
        var device = await Device.OfAsync(officer.Page);
        await officer.SignInAsync("zyrtar1@demo.example");
        await AddAsync(officer, "Kompjuteri i zyrës");
        await officer.LookAsync();
        await SignOutAsync(officer);

        await device.PresentAsync(false);
        await officer.GoAsync("/sign-in");
        await officer.LookAsync();
        await officer.Page.Locator("[name='Form.Name']").FillAsync("zyrtar1@demo.example");
        await officer.Page.Locator("[name='Form.Password']").FillAsync(Password);
        await officer.At("sign-in").ClickAsync();
        await officer.Page.WaitForURLAsync("**/sign-in/second-factor**");
        await officer.LookAsync();
        await device.PresentAsync(true);
        await officer.At("second-factor-passkey-button").ClickAsync();
        await officer.Page.WaitForURLAsync("**/officer");
        await SignOutAsync(officer);

        await device.PresentAsync(false);
        await officer.GoAsync("/sign-in");
        await device.PresentAsync(true);
        await SignInByPasskeyAsync(officer);
        await Expect(officer.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/officer$"));
        Assert.Empty(officer.Faults);
    }

    // WebAuthn knows no addresses of numbers.
    private Task<Person> ArriveAsync(PortalProcess portal, int width) =>
        Person.ArriveAsync(browser.Browser, new Uri($"http://localhost:{portal.Address.Port}"), width: width);

    private static async Task AddAsync(Person person, string name)
    {
        await person.GoAsync("/profile");
        await person.At("passkey-add").ClickAsync();
        await person.LookAsync();
        await person.Page.Locator("[name='Form.Name']").FillAsync(name);
        await person.Page.Locator("[name='Form.Password']").FillAsync(Password);
        await person.At("passkey-begin").ClickAsync();
        await Expect(person.At("new-passkey-button")).ToBeVisibleAsync();
        await person.LookAsync();
        await person.At("new-passkey-button").ClickAsync();
        await person.Page.WaitForURLAsync("**/profile?done=PasskeyAdded");
    }

    private static async Task SignInByPasskeyAsync(Person person)
    {
        await person.At("passkey-button").ClickAsync();
        await person.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await person.ReadyAsync();
    }

    private static async Task SignOutAsync(Person person)
    {
        await person.GoAsync("/profile");
        await person.Page.Locator("form[action='/sign-out']").First.EvaluateAsync("f => f.submit()");
        await person.Page.WaitForURLAsync(url => !url.Contains("/profile", StringComparison.Ordinal));
    }

    /// <summary>The authenticator that the browser plays: made for passkeys, with a person who shows finger or face whenever asked.</summary>
    private sealed class Device(ICDPSession session, string id)
    {
        public static async Task<Device> OfAsync(IPage page)
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("WebAuthn.enable");
            var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                    ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
                },
            });
            return new Device(session, made!.Value.GetProperty("authenticatorId").GetString()!);
        }

        /// <summary>Whether the person is there: otherwise the offer of the sign-in page is taken by itself.</summary>
        public async Task PresentAsync(bool isThere) => await session.SendAsync(
            "WebAuthn.setAutomaticPresenceSimulation", new() { ["authenticatorId"] = id, ["enabled"] = isThere });
    }
}
