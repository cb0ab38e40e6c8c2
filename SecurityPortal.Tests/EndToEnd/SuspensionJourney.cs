using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.PersonCard;
using SecurityPortal.Core.Register.Mails;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>A suspension from its proposal to the appeal that takes it back.</summary>
[Collection(Lanes.Two)]
public sealed class SuspensionJourney(BrowserFixture browser)
{
    [Fact]
    public async Task Licence_SuspendedAndAppealed_IsValidAgain()
    {
        await using var portal = await PortalProcess.StartAsync();
        var (licenceId, number) = await LicenceAsync(portal);
        var page = $"/officer/register/licences/{licenceId}";
        await using var company = await ArriveAsync(portal, DemoAccounts.FirstCompany, 390);
        await company.GoAsync("/licences");
        await Expect(company.At("licence-SRV-BAZ")).ToBeVisibleAsync();
        await company.LookAsync();

        await using var officer = await ArriveAsync(portal, "zyrtar1@demo.example");
        await officer.GoAsync($"/officer/register?q={number}");
        await officer.LookAsync();
        await officer.At("licence-link").ClickAsync();
        await Expect(officer.At("propose-suspend")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.At("propose-suspend").ClickAsync();
        await officer.At("measure-confirm").ClickAsync();
        await Expect(officer.At("measure-error")).ToBeVisibleAsync();
        await officer.FillAsync("measure-text", "Polica e sigurimit ka skaduar.");
        await officer.FillAsync("measure-note", "Shenja-e-brendshme");
        await officer.LookAsync();
        await officer.At("measure-confirm").ClickAsync();
        await Expect(officer.At("proposal")).ToBeVisibleAsync();
        await Expect(officer.At("carry-out")).ToHaveCountAsync(0);
        await officer.LookAsync();

        await using var supervisor = await ArriveAsync(portal, "mbikeqyres1@demo.example");
        await supervisor.GoAsync("/officer");
        await Expect(supervisor.At("proposals")).ToContainTextAsync(number);
        await supervisor.LookAsync();
        await supervisor.Page.GetByText(number).First.ClickAsync();
        await supervisor.At("carry-out").ClickAsync();
        await Expect(supervisor.At("measure-text")).ToHaveValueAsync("Polica e sigurimit ka skaduar.");
        await supervisor.At("measure-confirm").ClickAsync();
        await Expect(supervisor.At("licence-done")).ToBeVisibleAsync();
        await supervisor.LookAsync();

        // The company's open page shows it by itself; the list page lets nothing begin.
        await Expect(company.At("measure-notice")).ToContainTextAsync("Polica e sigurimit ka skaduar.");
        await Expect(company.At("measure-notice")).Not.ToContainTextAsync("Shenja-e-brendshme");
        await company.LookAsync();
        await NotWiderAsync(company);
        await using var visitor = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 320);
        await visitor.GoAsync($"/check?q={number}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Suspended");
        var decision = await company.Page.APIRequest.GetAsync(new Uri(portal.Address, await company.At("measure-pdf").GetAttributeAsync("href")).ToString());
        Assert.Contains("Pezullohet licenca", PdfText.Of(await decision.BodyAsync()), StringComparison.Ordinal);
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            var mail = await db.Outbox.SingleAsync(m => m.Template == MailKind.Of<LicenceSuspendedMail>().Name && m.ModelJson.Contains(number));
            Assert.DoesNotContain("Polica", mail.ModelJson, StringComparison.Ordinal);
        }

        await company.At("measure-appeal").ClickAsync();
        await company.FillAsync("appeal-text", "Polica u ripërtëri me kohë; e bashkëngjesim.");
        await company.LookAsync();
        await company.At("appeal-confirm").ClickAsync();
        await Expect(company.At("appeal")).ToContainTextAsync("ripërtëri");
        await company.UploadAsync("appeal-upload", "polica.pdf", SampleFiles.Pdf());
        await Expect(company.At("appeal-file")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.GoAsync("/applications/service-licence");
        await Expect(company.Page.Locator("[data-testid^=start-]")).ToHaveCountAsync(0);
        await company.At("checks-SRV-BAZ").Locator("summary").ClickAsync();
        await company.LookAsync();
        await NotWiderAsync(company);
        await company.GoAsync("/licences");

        // The one who suspended cannot record what became of it; the other supervisor can.
        await Expect(supervisor.At("appeal")).ToBeVisibleAsync();
        await Expect(supervisor.At("record-appeal")).ToHaveCountAsync(0);
        await using var other = await ArriveAsync(portal, "mbikeqyres2@demo.example");
        await other.GoAsync(page);
        await other.At("record-appeal").ClickAsync();
        await other.At("outcome-Upheld").CheckAsync();
        await other.FillAsync("appeal-number", "KA-44/2026");
        await other.FillAsync("appeal-date", LocalTime.Format(TimeProvider.System.Today()));
        await other.FillAsync("appeal-reasons", "Polica ishte e vlefshme.");
        await other.LookAsync();
        await other.At("appeal-record").ClickAsync();
        await Expect(other.At("licence-done")).ToBeVisibleAsync();
        await other.LookAsync();

        await Expect(company.At("measure-notice")).ToHaveCountAsync(0);
        await company.LookAsync();
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            var licence = await db.Licences.SingleAsync(l => l.Id == licenceId);
            Assert.Equal(LicenceState.Expiring, licence.StateOn(TimeProvider.System.Today(), 30));
        }

        Assert.DoesNotContain("Shenja-e-brendshme", portal.Output, StringComparison.Ordinal);
        Assert.Empty(company.Faults.Concat(officer.Faults).Concat(supervisor.Faults).Concat(other.Faults).Concat(visitor.Faults));
    }

    private static async Task NotWiderAsync(Person person) => Assert.False(
        await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{person.Page.Url} is wider than the phone.");

    private static async Task<(Guid Id, string Number)> LicenceAsync(PortalProcess portal)
    {
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var business = BusinessNumber.Parse(DemoAccounts.FirstCompany);
        var company = await db.Companies.SingleAsync(c => c.BusinessNumber == business);
        var licence = await db.Licences.SingleAsync(l => l.CompanyId == company.Id && l.ClassCode == ProcessCatalogue.FoundationClass);
        return (licence.Id, licence.Number);
    }

    private async Task<Person> ArriveAsync(PortalProcess portal, string account, int width = 1280)
    {
        var person = await Person.ArriveAsync(browser.Browser, portal.Address, width: width);
        await person.SignInAsync(account);
        return person;
    }
}
