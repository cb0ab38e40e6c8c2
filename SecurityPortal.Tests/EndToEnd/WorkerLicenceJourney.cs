using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Cases.Mails;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// A worker's licence as the manual tells it: search, "Apliko", data, documents one by one, "Ruaj"; then the same search shows the request; returned, improved,
/// approved, paid. Then what follows from it: the worker among the company's, another company's consent, the person's own pages.
/// </summary>
[Collection(Lanes.Two)]
public sealed class WorkerLicenceJourney(BrowserFixture browser)
{
    // A made-up person who passed the exam in the demo, and whom nobody has licensed.
    private const string WorkerNumber = "1900000037";
    private const string WorkerName = "Lumnije Gashaj";

    [Fact]
    public async Task Worker_FromSearchToLicence()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var supervisor = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var visitor = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 360);
        await company.SignInAsync(DemoAccounts.FirstCompany);

        // "Apliko për punëtor" -> "Apliko për licencë": the search.
        await company.Page.Locator("a[href='/workers/licence']").First.ClickAsync();
        await company.ReadyAsync();
        await company.LookAsync();
        await company.SearchAsync("??");
        await Expect(company.Page.Locator("#worker-number-error")).ToBeVisibleAsync();
        await company.LookAsync();

        // A passport that nobody knows leads to "Apliko si i huaj".
        await company.SearchAsync("P7654321");
        await Expect(company.At("by-hand")).ToBeVisibleAsync();
        await company.LookAsync();

        // "Kërko": the person's row, with what can be asked for and why not; "Apliko".
        await company.SearchAsync(WorkerNumber);
        await Expect(company.At("worker")).ToContainTextAsync(WorkerName);
        await Expect(company.At("class-W-MA").Locator(".worker-class-why")).ToBeVisibleAsync();
        await Expect(company.At("class-W-BAZ").GetByTestId("remark")).ToHaveCountAsync(0);
        await company.LookAsync();
        await company.At("apply-W-BAZ").ClickAsync();

        // The person's data and the kind of service; the certificate of the register; "Vazhdo".
        await Expect(company.At("found-person")).ToContainTextAsync("Lumnije");
        await Expect(company.At("certificate")).ToContainTextAsync("CERT-TRN-BAZ");
        await company.At("continue").ClickAsync();
        await Expect(company.At("error-summary")).ToBeFocusedAsync();
        await company.LookAsync();
        await company.FillAsync("Person.Street", "Rr. e Paqes 12");
        await company.FillAsync("Person.Email", "lumnije@example.org");
        await company.FillAsync("Person.Phone", "044 222 333");
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        // The documents one by one; "Shkarko" and "Fshij".
        await company.AttachAsync("W01", "W02", "W04", "W05", "W06");
        await company.At("delete-W05").ClickAsync();
        await company.At("confirm-yes").ClickAsync();
        await Expect(company.At("attached-W05")).ToHaveCountAsync(0);
        await company.AttachAsync("W05");
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        // "Ruaj", which is pressed once however often it is pressed.
        await Expect(company.At("answers-person")).ToContainTextAsync("Rr. e Paqes 12");
        await Expect(company.At("finish")).ToHaveTextAsync("Ruaj");
        await company.LookAsync();
        await company.At("finish").DblClickAsync();
        await Expect(company.At("case-number")).ToBeVisibleAsync();
        var number = await company.At("case-number").InnerTextAsync();
        Assert.Matches(@"^SSHPS-WL-\d{4}-\d{6}$", number);
        await company.LookAsync();
        var casePage = new Uri(company.Page.Url).AbsolutePath;

        // The same search shows it: "Aplikuar", "Shiko", "Raporti".
        await company.GoAsync("/workers/licence");
        await company.SearchAsync(WorkerNumber);
        await Expect(company.At("worker-cases")).ToContainTextAsync(number);
        await Expect(company.At("worker-cases")).ToContainTextAsync("Aplikuar");
        await Expect(company.At("view-case")).ToContainTextAsync("Shiko");
        var (report, _) = await company.PaperAsync(portal.Address, company.At("report"), "worker-licence-report");
        Assert.Contains("Rr. e Paqes 12", report, StringComparison.Ordinal);
        await company.LookAsync();

        // "Për plotësim": the officer's comment at its field; "Përmirëso", "Ruaj", "I plotësuar".
        await officer.OpenCaseAsync("zyrtar1@demo.example", number);
        await officer.LookAsync();
        await officer.At("do-take").ClickAsync();
        await officer.At("comment-on-Person.Street").ClickAsync();
        await officer.FillAsync("comment-text", "Numri i shtëpisë mungon.");
        await officer.At("comment-add").ClickAsync();
        await Expect(officer.At("comment").First).ToBeVisibleAsync();
        await officer.At("do-return").ClickAsync();
        await officer.At("decision-confirm").ClickAsync();
        await Expect(company.At("worker-cases")).ToContainTextAsync("Për plotësim");
        await Expect(company.At("view-case")).ToContainTextAsync("Përmirëso");
        await company.At("view-case").ClickAsync();
        await company.At("improve").ClickAsync();
        await company.At("change-person").ClickAsync();
        await Expect(company.At("officer-comment")).ToContainTextAsync("shtëpisë");
        await company.LookAsync();
        await company.FillAsync("Person.Street", "Rr. e Paqes 12/4");
        await company.At("continue").ClickAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("status").First).ToHaveTextAsync("I plotësuar");
        await company.LookAsync();

        // Approved: the mail, the slip; paid: the licence.
        await officer.Page.ReloadAsync();
        await officer.ReadyAsync();
        await WorkerSteps.DecideAsync(officer, supervisor);
        await Expect(company.At("slip")).ToBeVisibleAsync();
        await company.LookAsync();
        await cashier.SignInAsync("arketar@demo.example");
        await cashier.BookAsync(number, "20,00");
        await Expect(company.At("licence-number")).ToBeVisibleAsync();
        var licence = await company.At("licence-number").InnerTextAsync();
        Assert.StartsWith("W-BAZ-", licence, StringComparison.Ordinal);
        await company.LookAsync();
        var (paper, pages) = await company.PaperAsync(portal.Address, company.At("licence-pdf"), "worker-licence");
        Assert.Contains(WorkerName, paper, StringComparison.Ordinal);
        Assert.Equal(1, pages);
        Assert.DoesNotContain(WorkerNumber, paper, StringComparison.Ordinal);
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            var file = await db.Cases.SingleAsync(c => c.Number == number);
            Assert.Equal(1, await db.Cases.CountAsync(c => db.Set<CasePerson>().Any(p => p.CaseId == c.Id && p.Name == WorkerName)
                && c.ProcessKey == "WorkerLicence"));
            string[] mails = [MailKind.Of<CaseSubmittedMail>().Name, MailKind.Of<CaseReturnedMail>().Name, MailKind.Of<CaseApprovedMail>().Name,
                MailKind.Of<CaseIssuedMail>().Name];
            var sent = await db.Outbox.Where(m => m.ModelJson.Contains(number)).Select(m => m.Template).ToListAsync();
            Assert.All(mails, template => Assert.Contains(template, sent));
            Assert.DoesNotContain(await db.Outbox.Select(m => m.ModelJson).ToListAsync(), m => m.Contains(WorkerNumber, StringComparison.Ordinal));
            Assert.EndsWith(casePage, $"/cases/{file.Id}", StringComparison.Ordinal);
        }

        // The worker stands among the company's; the register of the ministry knows them; anybody checks the number.
        await company.GoAsync("/licences/workers");
        await Expect(company.At("worker").Filter(new() { HasText = WorkerName })).ToContainTextAsync(licence);
        await company.LookAsync();
        await officer.GoAsync("/officer/register/workers");
        await officer.LookAsync();
        await officer.FillAsync("person-search", "gasha lum");
        await officer.At("person-find").ClickAsync();
        await Expect(officer.At("person")).ToHaveCountAsync(1);
        await officer.At("person").Filter(new() { HasText = WorkerName }).ClickAsync();
        await Expect(officer.At("person-licences")).ToContainTextAsync(licence);
        await officer.LookAsync();
        await visitor.GoAsync($"/check?q={licence}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await visitor.LookFitAsync();

        Assert.DoesNotContain(WorkerNumber, portal.Output, StringComparison.Ordinal);
        foreach (var person in new[] { company, officer, supervisor, cashier, visitor })
        {
            Assert.Empty(person.Faults);
        }
    }

    [Fact]
    public async Task OtherCompany_SeesALicenceAfterPurposeAndConsentAndThePersonSeesWhoLooked()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 320);
        await using var person = await Person.ArriveAsync(browser.Browser, portal.Address, "sr-Latn", width: 320);

        // On a phone: a person licensed on their own, of whom the company sees nothing yet.
        await company.SignInAsync(DemoAccounts.SecondCompany);
        await company.SpeakAsync("en");
        await company.GoAsync("/workers/licence");
        await company.SearchAsync(DemoAccounts.Person);
        await Expect(company.At("consent")).ToBeVisibleAsync();
        await Expect(company.Page.Locator("[data-testid^=class-]")).ToHaveCountAsync(0);
        await company.LookFitAsync();
        await company.At("consent-give").ClickAsync();
        await Expect(company.Page.Locator("[id^=consent-][id$=-purpose-error]")).ToBeVisibleAsync();
        await company.FillAsync("consent-purpose", "Employment as a guard");
        await company.At("consent-confirm").CheckAsync();
        await company.At("consent-give").ClickAsync();
        await Expect(company.At("class-W-BAZ")).ToContainTextAsync("W-BAZ-");
        await company.LookFitAsync();

        // "Shto punëtor" with the contract.
        await company.GoAsync("/licences/workers/new");
        await company.SearchAsync(DemoAccounts.Person);
        await company.FillAsync("add-position", "Guard");
        await company.FillAsync("add-from", "01.10.2026");
        await company.LookFitAsync();
        await company.At("add-save").ClickAsync();
        await company.UploadAsync("contract", "kontrata.pdf", SampleFiles.Pdf());
        await Expect(company.At("worker")).ToContainTextAsync("W-BAZ-");
        await Expect(company.At("contract-attach")).ToHaveCountAsync(0);
        await company.LookFitAsync();
        var export = await company.Page.APIRequest.GetAsync(new Uri(portal.Address, "/exports/workers").ToString());
        Assert.Equal(200, export.Status);

        // The person: own licence, own employers, and who looked and why.
        await person.SignInAsync("gezim.tahiraj@demo.example");
        await person.SpeakAsync("sr-Latn");
        await person.GoAsync("/my/licence");
        await Expect(person.At("own-employments")).ToContainTextAsync("Guard");
        await person.LookFitAsync();
        await person.GoAsync("/my/documents");
        await Expect(person.At("own-consents")).ToContainTextAsync("Employment as a guard");
        await person.LookFitAsync();
        await person.GoAsync("/my/licence");
        await person.At("end-employment").First.ClickAsync();
        await person.LookFitAsync();
        await person.At("confirm-yes").ClickAsync();
        await Expect(person.At("end-employment")).ToHaveCountAsync(0);

        Assert.DoesNotContain(DemoAccounts.Person, portal.Output, StringComparison.Ordinal);
        Assert.Empty(company.Faults.Concat(person.Faults));
    }
}
