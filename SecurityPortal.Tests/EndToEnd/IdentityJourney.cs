using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>
/// A natural person registers by a mailed code, sees nothing yet of what the register holds about their number, sends a document; an officer confirms who they
/// are in three clicks, and it opens.
/// </summary>
[Collection(Lanes.Two)]
public sealed class IdentityJourney(BrowserFixture browser)
{
    // A made-up person who passed the exam in the demo, through a training institution.
    private const string Number = "1900000037";
    private const string Email = "lumnije@post.example";
    private const string Password = "Dera.e.Larte.Mali.7";
    private const string Certificate = "CERT-TRN-BAZ";

    [Fact]
    public async Task Person_FromTheAddressToTheConfirmedIdentity()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var person = await Person.ArriveAsync(browser.Browser, portal.Address, width: 360);
        await using var officer = await Person.ArriveAsync(browser.Browser, portal.Address);

        await RegisterAsync(person, portal);
        await person.GoAsync("/my/licence");
        await Expect(person.At("identity-notice")).ToBeVisibleAsync();
        await Expect(person.Page.GetByText(Certificate)).ToHaveCountAsync(0);
        await person.LookAsync();
        await person.GoAsync("/identity");
        await person.LookAsync();
        await person.UploadAsync("identity", "leternjoftimi.pdf", SampleFiles.Pdf());
        await Expect(person.At("identity-level")).ToContainTextAsync("Dokumenti u dërgua");
        await person.LookAsync();

        await officer.SignInAsync("zyrtar1@demo.example");
        await officer.Page.Locator("a[href='/officer/identities']").First.ClickAsync();
        await Expect(officer.At("identities")).ToContainTextAsync("Lumnije Gashaj");
        await officer.LookAsync();
        await officer.At("identity-link").ClickAsync();
        await Expect(officer.At("identity-frame")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.At("identity-confirm").ClickAsync();
        await Expect(officer.At("identity-done")).ToBeVisibleAsync();
        await officer.LookAsync();

        await person.GoAsync("/my/licence");
        await Expect(person.Page.GetByText(Certificate).First).ToBeVisibleAsync();
        await Expect(person.At("identity-notice")).ToHaveCountAsync(0);
        await person.GoAsync("/identity");
        await Expect(person.At("identity-level")).ToContainTextAsync("i konfirmuar");
        await person.LookAsync();
        Assert.Empty(person.Faults);
        Assert.Empty(officer.Faults);
    }

    private static async Task RegisterAsync(Person person, PortalProcess portal)
    {
        await person.GoAsync("/register/person");
        await person.LookAsync();
        await person.Page.Locator("[name='Form.Email']").FillAsync(Email);
        await person.At("send-code").ClickAsync();
        await person.Page.WaitForURLAsync("**/register/person/code");
        await person.LookAsync();
        await person.Page.Locator("[name='Form.Code']").FillAsync(await CodeAsync(portal));
        await person.At("confirm-code").ClickAsync();
        await person.Page.WaitForURLAsync("**/register/person/details");
        await person.Page.Locator("[name='Form.Data.PersonalNumber']").FillAsync(Number);
        await person.At("find").ClickAsync();
        await Expect(person.At("registry-person")).ToContainTextAsync("Lumnije");
        await person.LookAsync();
        await person.Page.Locator("[name='Form.Data.Address']").FillAsync("Rr. e Paqes 12");
        await person.Page.Locator("[name='Form.Data.Phone']").FillAsync("044 222 333");
        await person.Page.Locator("[name='Form.Data.Password']").FillAsync(Password);
        await person.Page.Locator("[name='Form.Data.ConfirmPassword']").FillAsync(Password);
        await person.At("register").ClickAsync();
        await person.Page.WaitForURLAsync("**/sign-in?done=registered");
        await person.LookAsync();
        await person.SignInAsync(Email, Password);
    }

    private static async Task<string> CodeAsync(PortalProcess portal)
    {
        await using var db = Database.At(portal.DataDirectory).CreateDbContext();
        var mail = await db.Outbox.OrderByDescending(m => m.CreatedAt).FirstAsync(m => m.To == Email);
        return Assert.IsType<EmailCodeMail>(MailCatalogue.Portal.Read(mail)).Code;
    }
}
