using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// A person's card as the manual tells it: no licence, no card; found, "Apliko", street and photo by hand, documents, "Përfundo". Then the ministry prints and
/// hands over, anybody checks; lost, it fails the check at once and is replaced.
/// </summary>
[Collection(Lanes.Two)]
public sealed class PersonCardJourney(BrowserFixture browser)
{
    // A made-up guard of the first company, licensed and without a card; and a person without licence.
    private const string WorkerNumber = "1900000193";
    private const string Unlicensed = "1900000037";

    [Fact]
    public async Task Card_FromSearchToTheHolderAndBack()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var supervisor = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var visitor = await Person.ArriveAsync(browser.Browser, portal.Address, "sr-Latn", width: 360);
        await cashier.SignInAsync("arketar@demo.example");
        await PayLicenceAsync(cashier, portal);
        await company.SignInAsync(DemoAccounts.FirstCompany);

        // Without a valid licence the process stops, with the reason and the link.
        await company.Page.Locator("a[href='/workers/card']").First.ClickAsync();
        await company.ReadyAsync();
        await company.LookAsync();
        await company.SearchAsync(Unlicensed);
        await Expect(company.At("apply-for-licence")).ToBeVisibleAsync();
        await company.LookAsync();

        // Found: person, number of the licence, kind of service; "Apliko".
        await company.SearchAsync(WorkerNumber);
        await Expect(company.At("card-licence")).ToContainTextAsync("W-BAZ-");
        await company.LookAsync();
        await company.At("apply-card").ClickAsync();

        // Filled in from the register; street and photo by hand.
        await Expect(company.At("Card.PositionCode")).ToHaveValueAsync("Roje / Punëtor i sigurimit");
        await company.At("continue").ClickAsync();
        await Expect(company.At("error-summary")).ToBeFocusedAsync();
        await company.LookAsync();
        await company.FillAsync("Card.Street", "Rr. e Kullave 8");
        await PhotoAsync(company);
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        // The request to print, sign and attach.
        var (form, _) = await company.PaperAsync(portal.Address, company.At("form-C01"), "card-request");
        Assert.Contains("Rr. e Kullave 8", form, StringComparison.Ordinal);
        await company.AttachAsync("C01");
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await Expect(company.At("answers-card")).ToContainTextAsync("Rr. e Kullave 8");
        await company.LookAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("status").First).ToHaveTextAsync("Aplikuar");
        await company.LookAsync();
        var number = await company.At("case-number").InnerTextAsync();
        Assert.Matches(@"^SSHPS-PC-\d{4}-\d{6}$", number);

        // Approved and paid: the card waits for its batch.
        await officer.OpenCaseAsync("zyrtar1@demo.example", number);
        await officer.LookAsync();
        await WorkerSteps.DecideAsync(officer, supervisor);
        await cashier.BookAsync(number, "10,00");
        await Expect(company.At("card-panel")).ToBeVisibleAsync();
        await company.LookAsync();
        var card = await CardAsync(portal, number);

        await officer.GoAsync("/officer/register/cards");
        await officer.LookAsync();
        await officer.At($"card-{card.Number}").GetByTestId("choose").CheckAsync();
        await officer.At("print").ClickAsync();
        await Expect(officer.At("open-batch")).ToBeVisibleAsync();
        await officer.LookAsync();
        var (sides, pages) = await officer.PaperAsync(portal.Address, officer.At("open-batch"), "card");
        Assert.Equal(2, pages);
        Assert.Contains(card.Number, sides, StringComparison.Ordinal);
        Assert.Contains(card.Serial, sides, StringComparison.Ordinal);
        Assert.DoesNotContain(WorkerNumber, sides, StringComparison.Ordinal);

        // Printed only, it is worth nothing yet; handed over, it holds good.
        await visitor.GoAsync($"/check?q={card.Number}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "NotFound");
        await officer.At("view-Printed").ClickAsync();
        await officer.LookAsync();
        await officer.At($"card-{card.Number}").GetByTestId("hand-over").ClickAsync();
        await Expect(officer.At($"card-{card.Number}")).ToHaveCountAsync(0);
        await Expect(company.At("status").First).ToHaveTextAsync("I lëshuar");
        await visitor.GoAsync($"/check?q={card.Number}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await visitor.LookFitAsync();

        // Lost: it fails the check at once, and another takes its place.
        await company.GoAsync("/licences/workers");
        await company.At("worker-card").Filter(new() { HasText = card.Number }).GetByTestId("report-lost").ClickAsync();
        await company.LookAsync();
        await company.At("confirm-yes").ClickAsync();
        await Expect(company.At("worker-card").Filter(new() { HasText = card.Number }).GetByTestId("report-lost")).ToHaveCountAsync(0);
        await visitor.GoAsync($"/check?q={card.Number}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Revoked");
        await visitor.LookFitAsync();
        await company.GoAsync("/workers/card");
        await company.SearchAsync(WorkerNumber);
        await company.LookAsync();
        await company.At("replace-lost").ClickAsync();
        await Expect(company.At("Card.Replaces")).ToContainTextAsync(card.Number);
        await company.LookAsync();

        Assert.DoesNotContain(WorkerNumber, portal.Output, StringComparison.Ordinal);
        foreach (var person in new[] { company, officer, supervisor, cashier, visitor })
        {
            Assert.Empty(person.Faults);
        }
    }

    [Fact]
    public async Task Photo_OnAPhoneByKeysAlone_IsCutAndSaved()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 320);
        await company.SignInAsync(DemoAccounts.FirstCompany);
        await company.SpeakAsync("en");
        await company.GoAsync("/workers/card");
        await company.LookFitAsync();
        await company.SearchAsync("1900000088");
        await Expect(company.At("apply-card")).ToBeVisibleAsync();
        await company.LookFitAsync();
        await company.At("apply-card").ClickAsync();
        await company.UploadAsync("Card.Photo", "small.png", SampleFiles.Png());
        await Expect(company.At("Card.Photo-error")).ToBeVisibleAsync();
        await PhotoAsync(company);
        var before = await company.At("Card.Photo.preview").Locator("img").GetAttributeAsync("src");
        await Expect(company.At("portrait-frame")).ToHaveAttributeAsync("data-ready", "true");
        await company.At("portrait-frame").FocusAsync();
        await company.Page.Keyboard.PressAsync("+");
        await company.Page.Keyboard.PressAsync("+");
        await company.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(company.At("Card.Photo.preview").Locator("img")).Not.ToHaveAttributeAsync("src", before!);
        await company.LookFitAsync();
        await company.Page.ReloadAsync();
        await company.ReadyAsync();
        await Expect(company.At("Card.Photo.preview")).ToBeVisibleAsync();

        // The browser notes the upload that was refused, and nothing else.
        Assert.Contains("422", Assert.Single(company.Faults), StringComparison.Ordinal);
    }

    private static async Task PhotoAsync(Person company)
    {
        await company.UploadAsync("Card.Photo", "portreti.png", await File.ReadAllBytesAsync(Repository.Path("wwwroot-assets", "demo", "portreti.png")));
        await Expect(company.At("Card.Photo.preview")).ToBeVisibleAsync();
    }

    // The demo's guard whose licence only waits to be paid for.
    private static async Task PayLicenceAsync(Person cashier, PortalProcess portal)
    {
        string number;
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            var worker = Core.People.PersonalNumber.Parse(WorkerNumber);
            number = await db.CasePersons.Where(p => p.PersonalNumber == worker)
                .Join(db.Cases.Where(c => c.ProcessKey == "WorkerLicence"), p => p.CaseId, c => c.Id, (_, c) => c.Number).SingleAsync();
        }

        await cashier.BookAsync(number, "20,00");
    }

    private static async Task<IssuedCard> CardAsync(PortalProcess portal, string number)
    {
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        return await db.PersonCards.AsNoTracking().SingleAsync(c => db.Set<Case>().Any(f => f.Id == c.CaseId && f.Number == number));
    }
}
