using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// Certification of a control centre as the manual tells it: a licensed company chooses a field and applies on one page; officer and supervisor approve; the
/// slip comes by mail and in the portal; the cashier books; the mail says that the certificate is ready; anybody checks it.
/// </summary>
[Collection(Lanes.One)]
public sealed class ControlCentreJourney(BrowserFixture browser) : IAsyncLifetime
{
    private const string Field = "QK-ME";

    private readonly SmtpServerFixture _smtp = new();
    private PortalProcess _portal = null!;

    public async Task InitializeAsync()
    {
        await _smtp.StartAsync();
        _portal = await PortalProcess.StartAsync(
            ("Smtp__Host", "127.0.0.1"), ("Smtp__Port", $"{_smtp.Port}"), ("Smtp__Security", "None"), ("Smtp__From", "portali@demo.example"));
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _smtp.DisposeAsync();
    }

    [Fact]
    public async Task Company_FromTheFieldToTheCertificate()
    {
        await using var company = await Person.ArriveAsync(browser.Browser, _portal.Address);
        await using var colleague = await Person.ArriveAsync(browser.Browser, _portal.Address, "en", width: 320);
        await using var officer = await Person.ArriveAsync(browser.Browser, _portal.Address, "sr-Latn");
        await using var supervisor = await Person.ArriveAsync(browser.Browser, _portal.Address, "en");
        await using var cashier = await Person.ArriveAsync(browser.Browser, _portal.Address, "sr-Latn");
        await using var visitor = await Person.ArriveAsync(browser.Browser, _portal.Address, "sr-Latn", width: 360);

        // The same company on a phone, with the page open before anything happens.
        await colleague.SignInAsync(DemoAccounts.FirstCompany);
        await colleague.SpeakAsync("en");
        await colleague.GoAsync("/applications/control-centre");
        await Expect(colleague.At("field-QK-BAZ")).ToContainTextAsync("Certified until");
        await colleague.LookAsync();
        Assert.False(await colleague.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), "The page is wider than the phone.");

        var number = await ApplyAsync(company);

        // The page on the phone shows the request by itself, with its sheet; the field is closed there.
        await Expect(colleague.At("requests")).ToContainTextAsync(number);
        await Expect(colleague.At($"field-{Field}")).ToContainTextAsync(number);
        await Expect(colleague.At($"choose-{Field}")).ToBeDisabledAsync();
        await ReadAsync(colleague, colleague.At("request").Filter(new() { HasText = number }).GetByTestId("sheet"), number);

        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.SpeakAsync("sr-Latn");
        await officer.GoAsync("/officer/queue?process=ControlCentre");
        await officer.LookAsync();
        await officer.Page.GetByText(number).First.ClickAsync();
        await officer.At("do-take").ClickAsync();
        await Expect(officer.At("do-recommend")).ToBeVisibleAsync();
        await officer.At("part-criteria").ClickAsync();
        await officer.At("criterion-Inspection").CheckAsync();
        await officer.LookAsync();
        await ReturnAndCompleteAsync(officer, company);

        await officer.At("do-take").ClickAsync();
        await officer.At("do-recommend").ClickAsync();
        await officer.At("decision-approve").CheckAsync();
        await officer.At("decision-text").FillAsync("Centar ispunjava uslove.");
        await officer.At("decision-confirm").ClickAsync();
        await Expect(officer.At("do-recommend")).ToHaveCountAsync(0);

        await supervisor.SignInAsync("mbikeqyres1@demo.example");
        await supervisor.SpeakAsync("en");
        await supervisor.GoAsync(new Uri(officer.Page.Url).AbsolutePath);
        await supervisor.LookAsync();
        await supervisor.At("do-approve").ClickAsync();
        await supervisor.At("decision-confirm").ClickAsync();

        // The slip: on the case page, on the process's page, and attached to the mail.
        await Expect(company.At("slip")).ToBeVisibleAsync();
        await company.LookAsync();
        await Expect(colleague.At("request").Filter(new() { HasText = number }).GetByTestId("slip-paper")).ToBeVisibleAsync();
        await colleague.LookAsync();
        var slipMail = await MailAsync(m => m.Attachments.Any() && $"{m.Subject}".Contains(number, StringComparison.Ordinal));
        Assert.Contains("250,00", slipMail.TextBody, StringComparison.Ordinal);

        await cashier.SignInAsync("arketar@demo.example");
        await cashier.SpeakAsync("sr-Latn");
        await cashier.GoAsync($"/officer/payments?q={number}");
        await cashier.Page.Locator("[data-testid^=book-FP]").ClickAsync();
        await cashier.FillAsync("book-date", LocalTime.Format(TimeProvider.System.Today()));
        await cashier.FillAsync("book-reference", "BQK-2026-901");
        await cashier.FillAsync("book-amount", "250,00");
        await cashier.LookAsync();
        await cashier.At("book-confirm").ClickAsync();
        await Expect(cashier.At("book-confirm")).ToHaveCountAsync(0);

        await Expect(company.At("licence-number")).ToBeVisibleAsync();
        var certificate = await company.At("licence-number").InnerTextAsync();
        Assert.StartsWith("QK-ME-", certificate, StringComparison.Ordinal);
        await Expect(company.At("licence-panel").Locator("h2")).ToHaveTextAsync("Certifikatë e qendrës së kontrollit");
        await company.LookAsync();
        var ready = await MailAsync(m => $"{m.TextBody}".Contains(certificate, StringComparison.Ordinal));
        Assert.Contains("Certifikatë e qendrës së kontrollit – gati për marrje", ready.Subject, StringComparison.Ordinal);
        await ReadAsync(company, company.At("licence-pdf"), "CERTIFIKATË E QENDRËS SË KONTROLLIT");
        await Expect(colleague.At("certificates")).ToContainTextAsync(certificate);
        await colleague.LookAsync();

        await visitor.GoAsync($"/check?q={Uri.EscapeDataString(certificate)}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await Expect(visitor.At("verdict")).ToContainTextAsync("Sertifikat kontrolnog centra");
        await visitor.LookAsync();

        foreach (var person in new[] { company, colleague, officer, supervisor, cashier, visitor })
        {
            Assert.Empty(person.Faults);
        }
    }

    private async Task<string> ApplyAsync(Person company)
    {
        await company.SignInAsync(DemoAccounts.FirstCompany);
        await company.Page.Locator("nav a[href='/applications/control-centre']").First.ClickAsync();
        await Expect(company.At("company")).ToContainTextAsync(DemoAccounts.FirstCompany);
        await Expect(company.At("field-QK-BAZ")).ToContainTextAsync("E certifikuar deri më");
        await Expect(company.At("field-QK-MA")).ToContainTextAsync("Nevojitet licenca e vlefshme: Shërbime të mbrojtjes së afërt");
        await company.At("apply").ClickAsync();
        await Expect(company.Page.Locator("#centre-field-error")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At($"choose-{Field}").CheckAsync();
        await company.LookAsync();
        await company.At("apply").DblClickAsync();
        await Expect(company.At("case-number")).ToBeVisibleAsync();
        await company.LookAsync();
        var number = await company.At("case-number").InnerTextAsync();
        Assert.Matches(@"^SSHPS-CC-\d{4}-\d{6}$", number);
        await ReadAsync(company, company.At("request-sheet"), number);
        return number;
    }

    // "Zyrtari mund të kërkojë çdo dokument": the company adds the plan and saves.
    private static async Task ReturnAndCompleteAsync(Person officer, Person company)
    {
        await officer.Page.ReloadAsync();
        await officer.ReadyAsync();
        await officer.At("comment-on-Address").ClickAsync();
        await officer.At("comment-text").FillAsync("Navedite adresu centra i priložite plan prostorija.");
        await officer.At("comment-add").ClickAsync();
        await Expect(officer.At("comment").First).ToBeVisibleAsync();
        await officer.At("do-return").ClickAsync();
        await officer.At("decision-confirm").ClickAsync();
        await Expect(officer.At("do-return")).ToHaveCountAsync(0);

        await company.At("improve").ClickAsync();
        await company.At("change-application").ClickAsync();
        await Expect(company.At("officer-comment")).ToContainTextAsync("plan prostorija");
        await company.LookAsync();
        await company.FillAsync("Address", "Zona Industriale, nr. 4, Prishtinë");
        await company.At("continue").ClickAsync();
        await company.At("change-documents").ClickAsync();
        await company.At("document-kind").SelectOptionAsync("Q02");
        await company.UploadAsync("document", "plani.pdf", SampleFiles.Pdf());
        await Expect(company.At("attached-Q02")).ToBeVisibleAsync();
        await company.LookAsync();
        await company.At("continue").ClickAsync();
        await Expect(company.At("answers-application")).ToContainTextAsync("Zona Industriale");
        await company.LookAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("case-done")).ToBeVisibleAsync();
        await Expect(officer.At("do-take")).ToBeVisibleAsync();
    }

    private async Task ReadAsync(Person person, Microsoft.Playwright.ILocator link, string expected)
    {
        var answer = await person.Page.APIRequest.GetAsync(new Uri(_portal.Address, await link.GetAttributeAsync("href")).ToString());
        Assert.Equal((200, "application/pdf"), (answer.Status, answer.Headers["content-type"]));
        Assert.Contains(expected, PdfText.Of(await answer.BodyAsync()), StringComparison.Ordinal);
    }

    private async Task<MimeKit.MimeMessage> MailAsync(Func<MimeKit.MimeMessage, bool> isMeant)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            if (_smtp.Received().LastOrDefault(isMeant) is { } mail)
            {
                return mail;
            }
        }

        throw new TimeoutException("No such mail.");
    }
}
