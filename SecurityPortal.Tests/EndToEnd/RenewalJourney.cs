using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>Renewal as the manual tells it: the demo's first company in the last 30 days of its licence.</summary>
[Collection(Lanes.One)]
public sealed class RenewalJourney(BrowserFixture browser)
{
    [Fact]
    public async Task Licence_InItsLastDays_IsRenewedWithoutAGap()
    {
        await using var portal = await PortalProcess.StartAsync();
        var (number, validTo) = await LicenceAsync(portal);
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await company.SignInAsync(DemoAccounts.FirstCompany);
        await company.GoAsync("/licences");
        await Expect(company.At("next-step").First).ToHaveAttributeAsync("data-step", "Renew");
        await company.LookAsync();

        // The draft that the demo left open makes way for one that begins now.
        await company.GoAsync("/my");
        await company.At("drafts").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Licencë për shërbime" }).GetByRole(AriaRole.Button).ClickAsync();
        await company.At("confirm-yes").ClickAsync();
        await Expect(company.At("confirm-yes")).ToHaveCountAsync(0);

        var caseId = await ApplyAsync(company, portal);
        await ReviewAsync(portal, caseId);
        await PayAsync(portal, caseId);

        await Expect(company.At("licence-number")).ToBeVisibleAsync();
        var renewed = await company.At("licence-number").InnerTextAsync();
        await company.GoAsync("/licences");
        await company.LookAsync();
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            var licence = await db.Licences.SingleAsync(l => l.Number == renewed);
            Assert.Equal(validTo.AddDays(1), licence.ValidFrom);
            Assert.Equal(number, await db.Licences.Where(l => l.Id == licence.PreviousLicenceId).Select(l => l.Number).SingleAsync());
        }

        await using var visitor = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 360);
        await visitor.GoAsync($"/check?q={number}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await Expect(visitor.At("verdict")).ToContainTextAsync(renewed);
        Assert.Empty(company.Faults.Concat(visitor.Faults));
    }

    private static async Task<Guid> ApplyAsync(Person company, PortalProcess portal)
    {
        await company.GoAsync("/applications/service-licence");
        await Expect(company.At("start-SRV-BAZ")).ToHaveTextAsync("Vazhdim");
        await company.At("checks-SRV-BAZ").Locator("summary").ClickAsync();
        await company.LookAsync();
        await company.At("start-SRV-BAZ").ClickAsync();
        await Expect(company.At("Company.BankAccount")).Not.ToHaveValueAsync("");
        await company.FillAsync("Company.ResponsiblePhone", "049 777 888");
        await company.At("continue").ClickAsync();
        await Expect(company.At("registered-entry").First).ToBeVisibleAsync();
        await company.At("continue").ClickAsync();
        await Expect(company.At("Profile.Emblem.preview")).ToBeVisibleAsync();
        await company.At("continue").ClickAsync();

        // What may be reused came along and says so; the rest is new.
        await Expect(company.At("attached-D03").GetByTestId("from-earlier")).ToBeVisibleAsync();
        await Expect(company.At("attached-D05")).ToHaveCountAsync(0);
        await company.LookAsync();
        foreach (var form in new[] { "D01", "D02" })
        {
            await company.Page.APIRequest.GetAsync(new Uri(portal.Address, (await company.At($"form-{form}").GetAttributeAsync("href"))!).ToString());
        }

        foreach (var kind in new[] { "D01", "D02", "D05", "D06", "D09" })
        {
            await company.At("document-kind").SelectOptionAsync(kind);
            await company.UploadAsync("document", "dokumenti.pdf", SampleFiles.Pdf());
            await Expect(company.At($"attached-{kind}")).ToBeVisibleAsync();
        }

        await company.At("continue").ClickAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("case-number")).ToBeVisibleAsync();
        return Guid.Parse(new Uri(company.Page.Url).Segments[^1]);
    }

    private async Task ReviewAsync(PortalProcess portal, Guid caseId)
    {
        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address);
        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.GoAsync($"/officer/cases/{caseId}");
        await officer.At("do-take").ClickAsync();
        await Expect(officer.At("changes")).ToBeVisibleAsync();
        await Expect(officer.Page.GetByText("049 777 888").First).ToBeVisibleAsync();
        await officer.At("part-documents").ClickAsync();
        await Expect(officer.Page.Locator(".documents-new")).ToHaveCountAsync(5);
        await officer.At("part-criteria").ClickAsync();
        await Expect(officer.At("criteria-warning")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.At("do-recommend").ClickAsync();
        await officer.At("decision-approve").CheckAsync();
        await officer.At("decision-confirm").ClickAsync();
        await Expect(officer.At("do-recommend")).ToHaveCountAsync(0);
        await using var supervisor = await Person.ArriveAsync(browser.Browser, portal.Address);
        await supervisor.SignInAsync("mbikeqyres1@demo.example");
        await supervisor.GoAsync($"/officer/cases/{caseId}");
        await supervisor.At("do-approve").ClickAsync();
        await supervisor.At("decision-confirm").ClickAsync();
        await Expect(supervisor.At("do-approve")).ToHaveCountAsync(0);
        Assert.Empty(officer.Faults.Concat(supervisor.Faults));
    }

    private async Task PayAsync(PortalProcess portal, Guid caseId)
    {
        string number;
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            number = await db.PaymentSlips.Where(s => s.CaseId == caseId).Select(s => s.Number).SingleAsync();
        }

        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address);
        await cashier.SignInAsync("arketar@demo.example");
        await cashier.GoAsync($"/officer/payments?q={number}");
        await cashier.At($"book-{number}").ClickAsync();
        await cashier.FillAsync("book-date", LocalTime.Format(TimeProvider.System.Today()));
        await cashier.FillAsync("book-reference", "BQK-9");
        await cashier.FillAsync("book-amount", "500");
        await cashier.At("book-confirm").ClickAsync();
        await Expect(cashier.At("book-confirm")).ToHaveCountAsync(0);
    }

    private static async Task<(string Number, DateOnly ValidTo)> LicenceAsync(PortalProcess portal)
    {
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var business = BusinessNumber.Parse(DemoAccounts.FirstCompany);
        var company = await db.Companies.SingleAsync(c => c.BusinessNumber == business);
        var licence = await db.Licences.SingleAsync(l => l.CompanyId == company.Id && l.ClassCode == ProcessCatalogue.FoundationClass);
        return (licence.Number, licence.ValidTo);
    }
}
