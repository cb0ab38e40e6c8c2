using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>What happens to pages while they stand open: the browser translates them, parts of them are changed, they are loaded again.</summary>
[Collection(Lanes.One)]
public sealed class OpenPagesTests(BrowserFixture browser)
{
    // Does to the texts of a page what the translation of a browser does, and leaves alone what asks for it.
    private const string Translate = """
        () => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
          while (walker.nextNode()) texts.push(walker.currentNode);
          for (const text of texts) {
            if (!text.data.trim() || /SCRIPT|STYLE|OPTION|TEXTAREA/.test(text.parentElement.tagName)) continue;
            if (text.parentElement.closest('[translate=no],.notranslate')) continue;
            const outer = document.createElement('font'), inner = document.createElement('font');
            inner.textContent = text.data;
            outer.append(inner);
            text.replaceWith(outer);
          }
        }
        """;

    [Fact]
    public async Task Wizard_TranslatedByTheBrowser_GoesOn()
    {
        await using var portal = await PortalProcess.StartAsync(("Demo__Cases", "false"));
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await company.SignInAsync("819002074");
        await company.GoAsync("/applications/service-licence");
        await company.Page.Locator("[data-testid=start-SRV-BAZ], [data-testid=continue-SRV-BAZ]").ClickAsync();
        await Expect(company.At("Company.BankAccount")).ToBeVisibleAsync();

        await company.Page.EvaluateAsync(Translate);
        await company.At("continue").ClickAsync();
        await Expect(company.At("error-summary")).ToBeFocusedAsync();
        await company.Page.EvaluateAsync(Translate);
        await company.At("Company.BankAccount").PressSequentiallyAsync("1212012345678906");
        await company.Page.Keyboard.PressAsync("Tab");
        await Expect(company.At("iban")).ToContainTextAsync("XK05");
        await company.FillAsync("Company.ResponsiblePerson", "Gëzim Tahiraj");
        await company.FillAsync("Company.ResponsiblePhone", "383 44 123 456");
        await company.At("continue").ClickAsync();

        await Expect(company.At("Background.EditedOwner.Person.PersonalNumber")).ToBeVisibleAsync();
        Assert.Empty(company.Faults);
    }

    [Fact]
    public async Task Case_PartChangedAndPageLoadedAgain_ComparisonAndDocumentStay()
    {
        await using var portal = await PortalProcess.StartAsync();
        Guid caseId;
        await using (var db = Database.At(portal.DataDirectory).CreateDbContext())
        {
            var cases = db.Cases.Where(c => c.ProcessKey == ServiceLicenceProcess.ProcessKey);
            caseId = (await cases.FirstAsync(c => c.Status == CaseStatus.Submitted && c.AssignedTo == null)).Id;
        }

        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address);
        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.GoAsync($"/officer/cases/{caseId}");
        await officer.At("open-document").First.ClickAsync();
        await Expect(officer.At("viewer").Locator("h2")).ToBeFocusedAsync();
        var document = await officer.At("viewer").Locator("h2").InnerTextAsync();
        await officer.At("part-registry").ClickAsync();
        await officer.At("compare").ClickAsync();
        await Expect(officer.At("comparison").First).ToBeVisibleAsync();
        var compared = await officer.At("comparison").CountAsync();

        await officer.At("part-documents").ClickAsync();
        await Expect(officer.At("viewer").Locator("h2")).ToHaveTextAsync(document);
        await officer.At("part-registry").ClickAsync();
        await Expect(officer.At("comparison")).ToHaveCountAsync(compared);
        await officer.At("part-documents").ClickAsync();
        await Expect(officer.At("viewer")).ToBeVisibleAsync();
        await officer.Page.ReloadAsync();
        await officer.ReadyAsync();

        await Expect(officer.At("viewer").Locator("h2")).ToHaveTextAsync(document);
        await Expect(officer.At("part-documents")).ToHaveAttributeAsync("aria-current", "true");
        Assert.Empty(officer.Faults);
    }

    [Fact]
    public async Task TooManyPages_TheNextSaysSoAndOpensOnceAnotherIsClosed()
    {
        await using var portal = await PortalProcess.StartAsync(("Demo__Cases", "false"), ("Circuits__PerAccount", "2"));
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await company.SignInAsync("819002074");
        var address = new Uri(portal.Address, "/my").ToString();
        var (second, third) = (await company.Page.Context.NewPageAsync(), await company.Page.Context.NewPageAsync());
        await second.GotoAsync(address);
        await Expect(second.Locator("[data-live=true]")).ToHaveCountAsync(1);

        await third.GotoAsync(address);
        await Expect(third.GetByTestId("too-many-pages")).ToBeVisibleAsync();

        await second.CloseAsync();
        await third.GetByTestId("reload").ClickAsync();
        await Expect(third.Locator("[data-live=true]")).ToHaveCountAsync(1);
        await Expect(third.GetByTestId("too-many-pages")).ToHaveCountAsync(0);
        Assert.Empty(company.Faults);
    }
}
