using Microsoft.Data.Sqlite;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>Close protection from the request to the named operators: the police agree, the supervisor authorises, the cashier books, the company
/// names.</summary>
[Collection(Lanes.One)]
public sealed class CloseProtectionJourneyTests(BrowserFixture browser)
{
    private const string ProtectedNumber = "1900000010";

    [Fact]
    public async Task Company_FromTheRequestToTheNamedOperators()
    {
        await using var portal = await PortalProcess.StartAsync();
        await LicenseAsync(portal);
        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address, width: 390);
        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address, "sr-Latn");
        await using var supervisor = await Person.ArriveAsync(browser.Browser, portal.Address, "en");
        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address);
        await using var visitor = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 360);

        var (number, name) = await ApplyAsync(company);
        await OpinionAsync(officer, number);

        await supervisor.SignInAsync("mbikeqyres1@demo.example");
        await supervisor.GoAsync(new Uri(officer.Page.Url).AbsolutePath);
        await Expect(supervisor.At("opinion")).ToContainTextAsync("Nema primedbi");
        await supervisor.LookAsync();
        await supervisor.At("do-approve").ClickAsync();
        await supervisor.At("decision-confirm").ClickAsync();
        await Expect(supervisor.At("do-approve")).ToHaveCountAsync(0);
        await PayAsync(cashier, number);

        await Expect(company.At("licence-number")).ToBeVisibleAsync();
        var authorisation = await company.At("licence-number").InnerTextAsync();
        Assert.StartsWith("AUT-MA-", authorisation, StringComparison.Ordinal);
        await NameAsync(company);
        await officer.Page.ReloadAsync();
        await Expect(officer.At("assignment-panel")).ToContainTextAsync("W-MA-");
        await officer.LookAsync();
        await officer.GoAsync("/officer/register/close-protection");
        await Expect(officer.At("assignments")).ToContainTextAsync(authorisation);
        await officer.LookAsync();

        await visitor.GoAsync($"/check?q={Uri.EscapeDataString(authorisation)}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await Expect(visitor.Page.Locator("body")).Not.ToContainTextAsync(name);
        await visitor.LookAsync();

        Assert.Empty(new[] { company, officer, supervisor, cashier, visitor }.SelectMany(p => p.Faults));
        Assert.DoesNotContain(ProtectedNumber, portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(name, portal.Output, StringComparison.Ordinal);
    }

    // The demo's first company is licensed for electronic surveillance; for this journey it is for close protection instead.
    private static async Task LicenseAsync(PortalProcess portal)
    {
        await using var connection = new SqliteConnection($"Data Source={Directory.GetFiles(portal.DataDirectory, "*.db").Single()};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Licences SET ClassCode = 'SRV-MA' WHERE ClassCode = 'SRV-ME'";
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static async Task<(string Number, string Name)> ApplyAsync(Person company)
    {
        await company.SignInAsync(DemoAccounts.FirstCompany);
        await company.GoAsync("/applications/close-protection");
        await company.LookAsync();
        await company.At("start").ClickAsync();
        await company.FillAsync("Company.ResponsiblePerson", "Arben Krasniqi");
        await company.FillAsync("Company.ResponsibleAddress", "Rr. Agim Ramadani 20, Prishtinë");
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await company.FillAsync("Protected.Person.PersonalNumber", ProtectedNumber);
        await company.At("Protected.Person.PersonalNumber").PressAsync("Enter");
        await Expect(company.At("found-person")).ToBeVisibleAsync();
        var name = await company.At("Protected.Person.LastName").InnerTextAsync();
        await company.FillAsync("Protected.Profession", "Gazetar");
        await company.FillAsync("Unit.Name", "Shoqata e gazetarëve");
        await company.FillAsync("Unit.ResponsiblePerson", "Ana Kola");
        await company.FillAsync("Unit.Phone", "044 111 222");
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await company.FillAsync("Plan.RiskAssessment", "Kërcënime me shkrim.");
        await company.FillAsync("Plan.Measures", "Dy operatorë gjatë lëvizjes.");
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        foreach (var kind in new[] { "CP01", "CP02", "CP03", "CP04" })
        {
            if (kind == "CP01")
            {
                await company.Page.APIRequest.GetAsync(new Uri(new Uri(company.Page.Url), await company.At("form-CP01").GetAttributeAsync("href")).ToString());
            }

            await company.At("document-kind").SelectOptionAsync(kind);
            await company.UploadAsync("document", $"{kind}.pdf", SampleFiles.Pdf());
            await Expect(company.At($"attached-{kind}")).ToBeVisibleAsync();
        }

        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("case-done")).ToBeVisibleAsync();
        return (await company.At("case-number").InnerTextAsync(), name);
    }

    private static async Task OpinionAsync(Person officer, string number)
    {
        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.SpeakAsync("sr-Latn");
        await officer.GoAsync("/officer/queue?process=CloseProtection");
        await officer.Page.GetByText(number).First.ClickAsync();
        await officer.At("do-take").ClickAsync();
        await officer.At("ask-police").ClickAsync();
        await Expect(officer.At("opinion")).ToContainTextAsync(LocalTime.Format(TimeProvider.System.Today().AddDays(15)));
        await RecommendAsync(officer);
        await Expect(officer.At("decision-error")).ToContainTextAsync("Odgovor policije");
        await officer.At("decision-cancel").ClickAsync();
        await officer.At("record-answer").ClickAsync();
        await officer.At("answer-confirm").ClickAsync();
        await Expect(officer.At("answer-error")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.FillAsync("answer-date", LocalTime.Format(TimeProvider.System.Today()));
        await officer.At("answer-agrees").CheckAsync();
        await officer.FillAsync("answer-text", "Nema primedbi.");
        await officer.At("answer-confirm").ClickAsync();
        await Expect(officer.At("opinion")).ToContainTextAsync("Nema primedbi");
        await officer.UploadAsync("police-upload", "odgovor.pdf", SampleFiles.Pdf());
        await Expect(officer.At("police-file")).ToBeVisibleAsync();
        await officer.LookAsync();
        await RecommendAsync(officer);
        await Expect(officer.At("do-recommend")).ToHaveCountAsync(0);
    }

    private static async Task RecommendAsync(Person officer)
    {
        await officer.At("do-recommend").ClickAsync();
        await officer.At("decision-approve").CheckAsync();
        await officer.At("decision-confirm").ClickAsync();
    }

    private static async Task PayAsync(Person cashier, string number)
    {
        await cashier.SignInAsync("arketar@demo.example");
        await cashier.GoAsync($"/officer/payments?q={number}");
        await cashier.Page.Locator("[data-testid^=book-FP]").ClickAsync();
        await cashier.FillAsync("book-date", LocalTime.Format(TimeProvider.System.Today()));
        await cashier.FillAsync("book-reference", "BQK-2026-902");
        await cashier.FillAsync("book-amount", "50,00");
        await cashier.At("book-confirm").ClickAsync();
        await Expect(cashier.At("book-confirm")).ToHaveCountAsync(0);
    }

    private static async Task NameAsync(Person company)
    {
        await company.At("to-operators").ClickAsync();
        await company.ReadyAsync();
        await company.Page.Locator("[data-testid^=operator-W-MA]").First.CheckAsync();
        await company.FillAsync("naming-from", LocalTime.Format(TimeProvider.System.Today()));
        await company.FillAsync("naming-to", LocalTime.Format(TimeProvider.System.Today().AddDays(100)));
        await company.LookAsync();
        await company.At("name-operators").ClickAsync();
        await Expect(company.At("named")).ToBeVisibleAsync();
        await company.LookAsync();
        Assert.False(await company.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), "The page is wider than the phone.");
    }
}
