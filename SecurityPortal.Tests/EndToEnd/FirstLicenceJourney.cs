using System.Text.RegularExpressions;
using SecurityPortal.Core.Common;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// The main job as the manual tells it, in a browser: a company registers, applies for its first licence, completes what the officer asks for; the supervisor
/// approves; the cashier books; anybody checks. Every page on the way is looked at with axe, and no page may put an error into the console.
/// </summary>
[Collection(Lanes.Two)]
public sealed partial class FirstLicenceJourney(BrowserFixture browser) : IAsyncLifetime
{
    // A made-up business and persons of the demo registries (docs/registries.md).
    private const string BusinessNumber = "819017629";
    private const string Email = "info@akademia.example";
    private const string Password = "Dera.e.Larte.Mali.7";
    private const string OwnerNumber = "1900000010";
    private const string BankAccount = "1212012345678906";

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
    public async Task Company_FromRegistrationToLicence()
    {
        await using var company = await Person.ArriveAsync(browser.Browser, _portal.Address);
        await using var officer = await Person.ArriveAsync(browser.Browser, _portal.Address);
        await using var supervisor = await Person.ArriveAsync(browser.Browser, _portal.Address, "sr-Latn");
        await using var cashier = await Person.ArriveAsync(browser.Browser, _portal.Address, "en");
        await using var visitor = await Person.ArriveAsync(browser.Browser, _portal.Address, width: 360);

        await RegisterAsync(company);
        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.GoAsync("/officer/queue?sort=newest");
        await officer.LookAsync();

        var number = await ApplyAsync(company);

        // The case appears in the officer's open queue without a reload.
        await Expect(officer.Page.GetByText(number)).ToBeVisibleAsync();
        await officer.Page.GetByText(number).First.ClickAsync();
        await ReturnAsync(officer);
        await CompleteAsync(company);
        await RecommendAsync(officer);

        var caseAddress = new Uri(officer.Page.Url).AbsolutePath;
        await supervisor.SignInAsync("mbikeqyres1@demo.example");
        await supervisor.GoAsync(caseAddress);
        await supervisor.LookAsync();
        await supervisor.At("do-approve").ClickAsync();
        await supervisor.At("decision-confirm").ClickAsync();

        // The slip appears on the company's open page, and in its mailbox.
        await Expect(company.At("slip")).ToBeVisibleAsync();
        await company.LookAsync();
        var slipMail = await MailAsync(Email, m => m.Attachments.Any());
        Assert.Contains(number, slipMail.Subject + slipMail.TextBody, StringComparison.Ordinal);

        await BookAsync(cashier, number);

        await Expect(company.At("licence-number")).ToBeVisibleAsync();
        var licence = await company.At("licence-number").InnerTextAsync();
        await company.LookAsync();
        await MailAsync(Email, m => (m.Subject + m.TextBody).Contains(licence, StringComparison.Ordinal));

        await visitor.GoAsync($"/check?q={Uri.EscapeDataString(licence)}");
        await Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await visitor.LookAsync();
        var answer = await visitor.Page.APIRequest.GetAsync(new Uri(_portal.Address, $"/api/check?number={Uri.EscapeDataString(licence)}").ToString());
        Assert.Contains(licence, await answer.TextAsync(), StringComparison.Ordinal);

        foreach (var person in new[] { company, officer, supervisor, cashier, visitor })
        {
            Assert.True(person.Faults.Count == 0, string.Join('\n', person.Faults));
        }

        // No mail and no line of the log carries a personal number.
        Assert.DoesNotContain(_smtp.Received(), m => $"{m.Subject}{m.TextBody}{m.HtmlBody}".Contains(OwnerNumber, StringComparison.Ordinal));
        Assert.DoesNotContain(OwnerNumber, _portal.Output, StringComparison.Ordinal);
    }

    private async Task RegisterAsync(Person company)
    {
        await company.GoAsync("/");
        await company.LookAsync();
        await company.GoAsync("/register/company");
        await company.LookAsync();
        await company.Page.Locator("[name='Form.Data.BusinessNumber']").FillAsync(BusinessNumber);
        await company.At("find").ClickAsync();
        await Expect(company.Page.Locator("[name='Form.Data.Name']")).ToHaveValueAsync("Akademia e Rojes Sh.p.k.");
        await company.Page.Locator("[name='Form.Data.Email']").FillAsync(Email);
        await company.Page.Locator("[name='Form.Data.Phone']").FillAsync("044 123 456");
        await company.Page.Locator("[name='Form.Data.Password']").FillAsync(Password);
        await company.Page.Locator("[name='Form.Data.ConfirmPassword']").FillAsync(Password);
        await company.At("register").ClickAsync();
        await company.Page.WaitForURLAsync("**/register/done**");
        await company.LookAsync();

        var mail = await MailAsync(Email, m => Link().IsMatch(m.TextBody ?? ""));
        await company.GoAsync(new Uri(Link().Match(mail.TextBody!).Value).PathAndQuery);
        await company.LookAsync();
        await company.At("confirm").ClickAsync();
        await company.Page.WaitForURLAsync("**/sign-in**");
        await company.LookAsync();
        await company.SignInAsync(BusinessNumber, Password);
        await Expect(company.Page.Locator("h1")).ToHaveTextAsync("Faqja ime");
        await company.LookAsync();
    }

    private async Task<string> ApplyAsync(Person company)
    {
        await company.GoAsync("/applications/service-licence");
        await company.LookAsync();
        await company.At("start-SRV-BAZ").ClickAsync();

        await Expect(company.At("Company.BusinessNumber")).ToHaveTextAsync(BusinessNumber);
        await company.At("continue").ClickAsync();
        await Expect(company.At("error-summary")).ToBeFocusedAsync();
        await company.LookAsync();
        await company.At("Company.BankAccount").PressSequentiallyAsync(BankAccount);
        await Expect(company.At("iban")).ToContainTextAsync("XK05");
        await company.FillAsync("Company.ResponsiblePerson", "Gëzim Tahiraj");
        await company.FillAsync("Company.ResponsiblePhone", "044 123 456");
        await company.At("continue").ClickAsync();

        await company.At("Background.EditedOwner.Person.PersonalNumber").PressSequentiallyAsync(OwnerNumber);
        await company.Page.Keyboard.PressAsync("Enter");
        await Expect(company.At("found-person")).ToContainTextAsync("Tahiraj");
        await company.FillAsync("Background.EditedOwner.Person.Settlement", "Deçan");
        await company.FillAsync("Background.EditedOwner.Person.Street", "Rr. e Paqes 12");
        await company.FillAsync("Background.EditedOwner.Person.Email", "gezim@akademia.example");
        await company.FillAsync("Background.EditedOwner.Person.Phone", "044 222 333");
        await company.LookAsync();
        await company.At("save-entry").ClickAsync();
        await Expect(company.At("registered-entry")).ToHaveCountAsync(1);
        await company.At("finish-part").ClickAsync();
        await company.At("take-over").ClickAsync();
        await company.At("save-entry").ClickAsync();
        await Expect(company.At("registered-entry")).ToHaveCountAsync(1);
        await company.At("finish-part").ClickAsync();
        await Expect(company.At("registered-entry")).ToHaveCountAsync(2);
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        await company.FillAsync("Profile.NameInUse", "Akademia");
        await company.UploadAsync("Profile.Emblem", "emblema.png", SampleFiles.Png());
        await Expect(company.At("Profile.Emblem.preview")).ToBeVisibleAsync();
        await company.FillAsync("Profile.SymbolDescription", "Kështjellë e bardhë mbi sfond të kaltër");
        await company.FillAsync("Profile.UniformColour", "E kaltër e mbyllët");
        await company.FillAsync("Profile.UniformShirt", "E bardhë");
        await company.FillAsync("Profile.UniformTrousers", "Të kaltra");
        await company.FillAsync("Profile.UniformJacket", "E kaltër");
        await company.LookAsync();
        await company.At("continue").ClickAsync();

        foreach (var form in new[] { "D01", "D02" })
        {
            await MakeFormAsync(company, form);
        }

        foreach (var kind in new[] { "D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10" })
        {
            await company.At("document-kind").SelectOptionAsync(kind);
            await company.UploadAsync("document", "dokumenti.pdf", SampleFiles.Pdf());
            await Expect(company.At($"attached-{kind}")).ToBeVisibleAsync();
            await Expect(company.At("document-kind").Locator($"option[value={kind}]")).ToHaveCountAsync(0);
        }

        await company.LookAsync();
        await company.At("continue").ClickAsync();

        await Expect(company.At("answers-company")).ToContainTextAsync("XK05");
        await company.LookAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("case-number")).ToBeVisibleAsync();
        await company.LookAsync();
        var number = await company.At("case-number").InnerTextAsync();
        Assert.Matches(@"^SSHPS-SL-\d{4}-\d{6}$", number);
        await MailAsync(Email, m => (m.Subject + m.TextBody).Contains(number, StringComparison.Ordinal));
        return number;
    }

    private async Task MakeFormAsync(Person company, string kind)
    {
        var paper = await company.Page.APIRequest.GetAsync(new Uri(_portal.Address, (await company.At($"form-{kind}").GetAttributeAsync("href"))!).ToString());
        Assert.Equal("application/pdf", paper.Headers["content-type"]);
        Assert.Contains("Akademia e Rojes", PdfText.Of(await paper.BodyAsync()), StringComparison.Ordinal);
    }

    private static async Task ReturnAsync(Person officer)
    {
        await officer.At("do-take").ClickAsync();
        await Expect(officer.At("do-return")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.At("comment-on-Company.Address").ClickAsync();
        await officer.At("comment-text").FillAsync("Adresa duhet të jetë ajo e selisë.");
        await officer.At("comment-add").ClickAsync();
        await Expect(officer.At("comment")).ToBeVisibleAsync();
        await officer.At("do-return").ClickAsync();
        await officer.At("decision-confirm").ClickAsync();
        await Expect(officer.At("do-return")).ToHaveCountAsync(0);
    }

    private async Task CompleteAsync(Person company)
    {
        // The company's page, still open, shows the return by itself; the mail says that there are comments and not what they say.
        await Expect(company.At("improve")).ToBeVisibleAsync();
        await company.LookAsync();
        Assert.DoesNotContain(_smtp.ReceivedBy(Email), m => $"{m.TextBody}{m.HtmlBody}".Contains("duhet të jetë ajo e selisë", StringComparison.Ordinal));
        await company.At("improve").ClickAsync();
        await company.At("change-company").ClickAsync();
        await Expect(company.At("officer-comment")).ToContainTextAsync("selisë");
        await company.LookAsync();
        await company.FillAsync("Company.Address", "Rr. e Bjeshkëve, nr. 1, Ferizaj (selia)");
        await company.At("continue").ClickAsync();

        // Step 1 is printed on the background-verification form: it is made, signed and attached again.
        await company.At("change-documents").ClickAsync();
        await MakeFormAsync(company, "D01");
        await company.At("delete-D01").ClickAsync();
        await company.At("confirm-yes").ClickAsync();
        await company.At("document-kind").SelectOptionAsync("D01");
        await company.UploadAsync("document", "dokumenti.pdf", SampleFiles.Pdf());
        await Expect(company.At("attached-D01")).ToBeVisibleAsync();
        await company.At("continue").ClickAsync();
        await company.At("finish").ClickAsync();
        await Expect(company.At("case-done")).ToBeVisibleAsync();
    }

    private static async Task RecommendAsync(Person officer)
    {
        await officer.At("do-take").ClickAsync();
        await Expect(officer.At("changes")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.At("do-recommend").ClickAsync();
        await officer.At("decision-approve").CheckAsync();
        await officer.At("decision-text").FillAsync("Kushtet plotësohen.");
        await officer.At("decision-confirm").ClickAsync();
        await Expect(officer.At("do-recommend")).ToHaveCountAsync(0);
    }

    private static async Task BookAsync(Person cashier, string number)
    {
        await cashier.SignInAsync("arketar@demo.example");
        await cashier.GoAsync($"/officer/payments?q={number}");
        await cashier.LookAsync();
        await cashier.Page.Locator("[data-testid^=book-FP]").ClickAsync();
        await cashier.FillAsync("book-date", LocalTime.Format(TimeProvider.System.Today()));
        await cashier.FillAsync("book-reference", "BQK-2026-778");
        await cashier.FillAsync("book-amount", "500,00");
        await cashier.LookAsync();
        await cashier.At("book-confirm").ClickAsync();
        await Expect(cashier.At("book-confirm")).ToHaveCountAsync(0);
    }

    /// <summary>The latest mail to an address that is the one meant; waits for the sender, which works in the background.</summary>
    private async Task<MimeKit.MimeMessage> MailAsync(string address, Func<MimeKit.MimeMessage, bool> isMeant)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            if (_smtp.ReceivedBy(address).LastOrDefault(isMeant) is { } mail)
            {
                return mail;
            }
        }

        throw new TimeoutException($"No such mail to {address}.");
    }

    [GeneratedRegex(@"https?://\S+/confirm-email\S+")]
    private static partial Regex Link();
}
