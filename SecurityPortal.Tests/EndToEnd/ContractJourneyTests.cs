using System.Text;
using Microsoft.Playwright;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// The contract as the manual tells it: registered with its client, service, length and documents; authorised by an officer; the slip at the left of the list;
/// paid by the bank's statement, whereupon the state of the authorisation changes.
/// </summary>
[Collection(Lanes.Two)]
public sealed class ContractJourneyTests(BrowserFixture browser)
{
    private const string ClientNumber = "1900000010";

    [Fact]
    public async Task Contract_FromTheMenuToPaid()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await company.SignInAsync(DemoAccounts.FirstCompany);
        await company.GoAsync("/notifications/contracts");
        await company.LookAsync();
        var number = await NotifyAsync(company);

        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address, "sr-Latn");
        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.GoAsync($"/officer/register/contracts?q={number}");
        await officer.LookAsync();
        await officer.Page.GetByText(number).ClickAsync();
        await officer.At("do-take").ClickAsync();
        await Expect(officer.At("do-authorise")).ToBeVisibleAsync();
        await Expect(officer.At("do-recommend")).ToHaveCountAsync(0);
        await officer.At("part-criteria").ClickAsync();
        await officer.At("criterion-Signed").CheckAsync();
        await officer.LookAsync();
        await officer.At("part-company").ClickAsync();
        await Expect(officer.At("company-contracts")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.At("do-authorise").ClickAsync();
        await officer.At("decision-confirm").ClickAsync();

        // The slip appears in the company's open list, at its left.
        var row = company.At($"contract-{number}");
        await Expect(row.GetByTestId("list-slip")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("Autorizuar – pa paguar");
        await company.LookAsync();
        var paper = await company.Page.APIRequest.GetAsync(new Uri(portal.Address, await row.GetByTestId("list-slip").GetAttributeAsync("href")).ToString());
        var slip = PdfText.Of(await paper.BodyAsync());
        Assert.Contains(number, slip, StringComparison.Ordinal);
        Assert.DoesNotContain(ClientNumber, slip, StringComparison.Ordinal);
        var reference = System.Text.RegularExpressions.Regex.Match(slip, @"9992\d \d{4} \d{4} \d{4}|\d{4} \d{4} \d{4} \d{4}").Value.Replace(" ", "",
            StringComparison.Ordinal);

        await ImportAsync(portal, reference);

        await Expect(row).ToContainTextAsync("Autorizuar – paguar");
        await company.LookAsync();
        await row.GetByTestId("list-terminate").ClickAsync();
        await company.FillAsync("terminate-day", "01.01.2020");
        await company.FillAsync("terminate-reason", "Klienti e mbylli objektin");
        await company.At("terminate-confirm").ClickAsync();
        await Expect(company.At("terminate-error")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.FillAsync("terminate-day", LocalTime.Format(TimeProvider.System.Today()));
        await company.At("terminate-confirm").ClickAsync();
        await Expect(row).ToContainTextAsync("Ndërprerë");
        Assert.Empty(company.Faults.Concat(officer.Faults));
        Assert.DoesNotContain(ClientNumber, portal.Output, StringComparison.Ordinal);
    }

    // Of the demo: a contract that was returned, and one in force.
    [Fact]
    public async Task Contract_ReturnedIsImproved_AndInForceGetsAnAnnex()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, width: 390);
        await company.SignInAsync(DemoAccounts.FirstCompany);
        await company.GoAsync("/notifications/contracts?state=Returned");
        await company.Page.Locator("[data-testid=contracts] .contract-client a").ClickAsync();
        await company.At("improve").ClickAsync();
        await Expect(company.At("finish")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At("all-comments").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(company.At("officer-comment").First).ToContainTextAsync("Data deri");
        await company.LookAsync();
        await company.FillAsync("Terms.To", LocalTime.Format(TimeProvider.System.Today().AddDays(26)));
        await ContinueToFinishAsync(company);
        await Expect(company.At("contract-done")).ToBeVisibleAsync();
        await Expect(company.At("contracts")).ToContainTextAsync("I plotësuar");

        await company.GoAsync("/notifications/contracts?state=Effective");
        var number = System.Text.RegularExpressions.Regex.Match(await company.At("contracts").InnerTextAsync(), @"SSHPS-CN-\d{4}-\d{6}").Value;
        await company.At("list-annex").ClickAsync();
        await company.ReadyAsync();
        await Expect(company.At("finish")).ToBeVisibleAsync();
        await company.LookAsync();

        // Without its document an annex is not one.
        await company.At("finish").ClickAsync();
        await Expect(company.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Aneksi i kontratës");
        await company.LookAsync();
        await company.At("change-terms").ClickAsync();
        await company.FillAsync("Terms.Guards", "12");
        await company.At("continue").ClickAsync();

        // The annex of before stays with the version of before.
        await company.At("change-documents").ClickAsync();
        await company.At("delete-CN02").ClickAsync();
        await company.At("confirm-yes").ClickAsync();
        await company.At("document-kind").SelectOptionAsync("CN02");
        await company.UploadAsync("document", "aneksi-2.pdf", SampleFiles.Pdf());
        await Expect(company.Page.GetByText("aneksi-2.pdf")).ToBeVisibleAsync();
        await company.LookAsync();
        await ContinueToFinishAsync(company);
        await Expect(company.At($"contract-{number}")).ToContainTextAsync("Autorizuar – paguar");

        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address);
        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.GoAsync("/officer/register/contracts?mark=annex&municipality=18");
        await officer.Page.GetByText(number).ClickAsync();
        await Expect(officer.At("changes")).ToContainTextAsync("mëparshëm: 1.");
        await officer.LookAsync();
        await officer.At("do-review").ClickAsync();
        await Expect(officer.At("do-review")).ToHaveCountAsync(0);
        await Expect(officer.At("status").First).ToHaveTextAsync("Autorizuar – paguar");
        Assert.Empty(company.Faults.Concat(officer.Faults));
    }

    [Fact]
    public async Task Pages_OnANarrowPhone_AreNotWiderThanIt()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 320);
        await company.SignInAsync(DemoAccounts.FirstCompany);
        foreach (var path in new[] { "/notifications/contracts", "/notifications/contracts/new" })
        {
            await LookNarrowAsync(company, path);
        }

        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 320);
        await officer.SignInAsync("zyrtar2@demo.example");
        await LookNarrowAsync(officer, "/officer/register/contracts?mark=late");
        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 320);
        await cashier.SignInAsync("arketar@demo.example");
        await LookNarrowAsync(cashier, "/officer/payments/import");
        Assert.Empty(company.Faults.Concat(officer.Faults).Concat(cashier.Faults));
    }

    private static async Task LookNarrowAsync(Person person, string path)
    {
        await person.GoAsync(path);
        await Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(person.Page.Locator(".portal-loading")).ToHaveCountAsync(0);
        await person.LookAsync();
        Assert.False(await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{path} is wider than the phone.");
    }

    private static async Task ContinueToFinishAsync(Person company)
    {
        while (!await company.At("finish").IsVisibleAsync())
        {
            var title = await company.Page.Locator("h1").InnerTextAsync();
            await company.At("continue").ClickAsync();
            await Expect(company.Page.Locator("h1")).Not.ToHaveTextAsync(title);
        }

        await company.At("finish").ClickAsync();
    }

    private static async Task<string> NotifyAsync(Person company)
    {
        await company.At("new-contract").ClickAsync();
        await company.Page.WaitForURLAsync("**/contracts/new");
        await company.ReadyAsync();
        await Expect(company.At("start-contract")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At("start-contract").ClickAsync();

        await company.At("Client.Kind.person").CheckAsync();
        await company.FillAsync("Client.Local.PersonalNumber", ClientNumber);
        await company.Page.Keyboard.PressAsync("Enter");
        await Expect(company.At("found-person")).ToBeVisibleAsync();
        await company.FillAsync("Client.Local.Settlement", "Matiçan");
        await company.FillAsync("Client.Local.Street", "Rr. Rexhep Mala 14");
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        await company.At("Service.ClassCode").SelectOptionAsync("SRV-MA");
        await company.At("continue").ClickAsync();
        await Expect(company.At("no-licence")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At("Service.ClassCode").SelectOptionAsync("SRV-BAZ");
        await Expect(company.At("licence-message")).ToContainTextAsync("SRV-BAZ-");
        await company.At("continue").ClickAsync();

        var today = TimeProvider.System.Today();
        await company.FillAsync("Terms.From", LocalTime.Format(today.AddDays(1)));
        await company.FillAsync("Terms.To", LocalTime.Format(today.AddDays(60)));
        await Expect(company.At("outlives")).ToBeVisibleAsync();
        await company.FillAsync("Terms.HourlyPrice", "1,50");
        await Expect(company.At("below-wage")).ToBeVisibleAsync();
        await company.At("add-site").ClickAsync();
        await company.Page.Locator("[data-testid^='Terms.Sites[']").FillAsync("Rr. Agim Ramadani 20, Prishtinë");
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        await company.At("document-kind").SelectOptionAsync("CN01");
        await company.UploadAsync("document", "kontrata.pdf", SampleFiles.Pdf());
        await Expect(company.Page.GetByText("kontrata.pdf")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await Expect(company.At("finish")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At("finish").DblClickAsync();

        await Expect(company.At("contract-done")).ToBeVisibleAsync();
        var number = System.Text.RegularExpressions.Regex.Match(await company.At("contract-done").InnerTextAsync(), @"SSHPS-CN-\d{4}-\d{6}").Value;
        await Expect(company.At($"contract-{number}")).ToContainTextAsync("Njoftuar");
        await company.LookAsync();
        return number;
    }

    private async Task ImportAsync(PortalProcess portal, string reference)
    {
        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address, "en");
        await cashier.SignInAsync("arketar@demo.example");
        await cashier.GoAsync("/officer/payments");
        await cashier.At("import-link").ClickAsync();
        await cashier.Page.WaitForURLAsync("**/payments/import");
        await cashier.ReadyAsync();
        var day = LocalTime.Format(TimeProvider.System.Today());
        var statement = $"Data;Shuma;Referenca;Paguesi;Nr. i transaksionit\n{day};10,00;{reference};Mburoja;T-1\n{day};12,00;pa referencë;Panjohur;T-2\n{day};-3,00;tarifa;Banka;T-3";
        await cashier.UploadAsync("statement", "izvod.csv", Encoding.UTF8.GetBytes(statement));
        await Expect(cashier.At("statement-confirm")).ToBeVisibleAsync();
        await Expect(cashier.At("outcome-Matched")).ToContainTextAsync("(1)");
        await cashier.LookAsync();
        await cashier.At("statement-confirm").ClickAsync();
        await cashier.At("confirm-yes").ClickAsync();
        await Expect(cashier.At("statement-done")).ToBeVisibleAsync();
        await cashier.LookAsync();

        // What nobody knows waits at the money desk until a person says what it is.
        await cashier.GoAsync("/officer/payments/desk");
        await Expect(cashier.At("held-count")).ToBeVisibleAsync();
        await cashier.At("resolve-2").ClickAsync();
        await cashier.FillAsync("line-note", "Refunded to the payer");
        await cashier.LookAsync();
        await cashier.At("line-save").ClickAsync();
        await Expect(cashier.At("held-count")).ToHaveCountAsync(0);

        // The same statement again books nothing.
        await cashier.GoAsync("/officer/payments/import");
        await cashier.UploadAsync("statement", "izvod.csv", Encoding.UTF8.GetBytes(statement));
        await Expect(cashier.At("outcome-Repeated")).ToContainTextAsync("(3)");
        await cashier.LookAsync();
        Assert.Empty(cashier.Faults);
    }
}
