using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Processes.Licensing.Demo;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// The manual's chapter on training institutions: at first a company may ask for basic training only; the form is that of a service licence, with the documents
/// of a training institution; officer, supervisor and cashier lead it to the licence; anybody checks.
/// </summary>
[Collection(Lanes.One)]
public sealed class TrainingInstitutionJourney(BrowserFixture browser)
{
    private const string OwnerNumber = "1900000010";

    [Fact]
    public async Task Company_WithoutTrainingLicence_GetsTheOneForBasicTraining()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, "sr-Latn");
        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address, "en");
        await using var supervisor = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var visitor = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 360);

        await visitor.GoAsync("/help#training-institution");
        await Expect(visitor.Page.Locator("#training-institution")).ToContainTextAsync("Training programme");
        await visitor.LookAsync();

        await company.SignInAsync(DemoAccounts.SecondCompany);
        await company.SpeakAsync("sr-Latn");
        await company.Page.Locator("nav a[href='/applications/training-institution']").First.ClickAsync();
        await Expect(company.At("class-TRN-MA")).ToContainTextAsync("Prvo je potrebna važeća licenca: Osnovna obuka u privatnom obezbeđenju");
        await Expect(company.Page.Locator("[data-testid^=start-]")).ToHaveCountAsync(1);
        await company.LookAsync();
        await company.At("start-TRN-BAZ").ClickAsync();
        var number = await FillInAsync(company);

        await officer.SignInAsync("zyrtar2@demo.example");
        await officer.SpeakAsync("en");
        await officer.GoAsync("/officer/queue?process=TrainingInstitution");
        await officer.LookAsync();
        await officer.Page.GetByText(number).First.ClickAsync();
        await officer.At("do-take").ClickAsync();
        await officer.At("part-criteria").ClickAsync();
        foreach (var criterion in new[] { "Programme", "Trainers", "Premises", "Background" })
        {
            await officer.At($"criterion-{criterion}").CheckAsync();
        }

        await officer.LookAsync();
        await officer.At("do-recommend").ClickAsync();
        await officer.At("decision-approve").CheckAsync();
        await officer.At("decision-text").FillAsync("Programme and trainers meet the conditions.");
        await officer.At("decision-confirm").ClickAsync();
        await Expect(officer.At("do-recommend")).ToHaveCountAsync(0);

        await supervisor.SignInAsync("mbikeqyres2@demo.example");
        await supervisor.GoAsync(new Uri(officer.Page.Url).AbsolutePath);
        await supervisor.LookAsync();
        await supervisor.At("do-approve").ClickAsync();
        await supervisor.At("decision-confirm").ClickAsync();
        await Expect(company.At("slip")).ToBeVisibleAsync();
        await company.LookAsync();

        await cashier.SignInAsync("arketar@demo.example");
        await cashier.GoAsync($"/officer/payments?q={number}");
        await cashier.Page.Locator("[data-testid^=book-FP]").ClickAsync();
        await cashier.FillAsync("book-date", LocalTime.Format(TimeProvider.System.Today()));
        await cashier.FillAsync("book-reference", "BQK-2026-902");
        await cashier.FillAsync("book-amount", "500,00");
        await cashier.At("book-confirm").ClickAsync();
        await Expect(cashier.At("book-confirm")).ToHaveCountAsync(0);

        await Expect(company.At("licence-number")).ToBeVisibleAsync();
        var licence = await company.At("licence-number").InnerTextAsync();
        Assert.StartsWith("TRN-BAZ-", licence, StringComparison.Ordinal);
        var paper = await company.Page.APIRequest.GetAsync(new Uri(portal.Address, await company.At("licence-pdf").GetAttributeAsync("href")).ToString());
        var text = PdfText.Of(await paper.BodyAsync());
        Assert.Contains("LICENCË E INSTITUCIONIT TRAJNUES", text, StringComparison.Ordinal);
        Assert.Contains("Trajnim themelor në sigurinë private", text, StringComparison.Ordinal);
        await company.LookAsync();

        // Once it is held, the other classes open.
        await company.GoAsync("/applications/training-institution");
        await Expect(company.At("start-TRN-MA")).ToBeVisibleAsync();
        await Expect(company.At("class-TRN-BAZ")).ToContainTextAsync(licence);
        await company.LookAsync();

        await visitor.GoAsync($"/check?q={Uri.EscapeDataString(licence)}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await Expect(visitor.At("verdict")).ToContainTextAsync("Training institution licence");
        await visitor.LookAsync();

        foreach (var person in new[] { company, officer, supervisor, cashier, visitor })
        {
            Assert.Empty(person.Faults);
        }

        Assert.DoesNotContain(OwnerNumber, portal.Output, StringComparison.Ordinal);
    }

    private static async Task<string> FillInAsync(Person company)
    {
        await Expect(company.At("Company.ClassCode")).ToHaveTextAsync("Osnovna obuka u privatnom obezbeđenju");
        await company.FillAsync("Company.BankAccount", "1212012345678906");
        await company.FillAsync("Company.ResponsiblePerson", "Gëzim Tahiraj");
        await company.FillAsync("Company.ResponsiblePhone", "044 123 456");
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        await company.At("Background.EditedOwner.Person.PersonalNumber").PressSequentiallyAsync(OwnerNumber);
        await company.Page.Keyboard.PressAsync("Enter");
        await Expect(company.At("found-person")).ToContainTextAsync("Tahiraj");
        await company.FillAsync("Background.EditedOwner.Person.Settlement", "Deçan");
        await company.FillAsync("Background.EditedOwner.Person.Street", "Rr. e Paqes 12");
        await company.FillAsync("Background.EditedOwner.Person.Email", "gezim@sokoli.example");
        await company.FillAsync("Background.EditedOwner.Person.Phone", "044 222 333");
        await company.At("save-entry").ClickAsync();
        await Expect(company.At("registered-entry")).ToHaveCountAsync(1);
        await company.At("finish-part").ClickAsync();
        await company.At("take-over").ClickAsync();
        await company.At("save-entry").ClickAsync();
        await Expect(company.At("registered-entry")).ToHaveCountAsync(1);
        await company.At("finish-part").ClickAsync();
        await Expect(company.At("registered-entry")).ToHaveCountAsync(2);
        await company.At("continue").ClickAsync();

        await company.FillAsync("Profile.NameInUse", "Sokoli Trajnime");
        await company.UploadAsync("Profile.Emblem", "emblema.png", SampleFiles.Png());
        await Expect(company.At("Profile.Emblem.preview")).ToBeVisibleAsync();
        await company.FillAsync("Profile.SymbolDescription", "Soko nad knjigom");
        await company.FillAsync("Profile.UniformColour", "Siva");
        await company.FillAsync("Profile.UniformShirt", "Bela");
        await company.FillAsync("Profile.UniformTrousers", "Crne");
        await company.FillAsync("Profile.UniformJacket", "Siva");
        await company.At("continue").ClickAsync();

        foreach (var form in new[] { "D01", "D02" })
        {
            var address = new Uri(new Uri(company.Page.Url), (await company.At($"form-{form}").GetAttributeAsync("href"))!);
            Assert.Equal("application/pdf", (await company.Page.APIRequest.GetAsync(address.ToString())).Headers["content-type"]);
        }

        foreach (var kind in LicensingSamples.All.Select(d => d.KindCode).Where(k => k.StartsWith('D') && k != "D11").Concat(["T01", "T02", "T03"]))
        {
            await company.At("document-kind").SelectOptionAsync(kind);
            await company.UploadAsync("document", "dokument.pdf", SampleFiles.Pdf());
            await Expect(company.At($"attached-{kind}")).ToBeVisibleAsync();
        }

        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await Expect(company.At("answers-company")).ToContainTextAsync("XK05");
        await company.LookAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("case-number")).ToBeVisibleAsync();
        await company.LookAsync();
        var number = await company.At("case-number").InnerTextAsync();
        Assert.Matches(@"^SSHPS-TI-\d{4}-\d{6}$", number);
        return number;
    }
}
