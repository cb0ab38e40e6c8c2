using System.Net;
using System.Text.RegularExpressions;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Identity.Mails;
using SecurityPortal.Core.Registries.Demo;

namespace SecurityPortal.Tests.Identity;

/// <summary>The pages on which accounts are opened.</summary>
public sealed partial class AccountFlowTests
{
    [Fact]
    public async Task RegisterPerson_AddressThenNumberThenPassword_SignsIn()
    {
        var browser = Browser();
        Assert.Equal("/register/person", (await browser.GetAsync("/register/person/details")).RequestMessage!.RequestUri!.AbsolutePath);
        var details = await ConfirmedAsync(browser, "valbona@post.example");
        Assert.Contains("valbona@post.example", details.Text, StringComparison.Ordinal);

        var found = await SendFormAsync(browser, details.Path, details.Text, [("Form.Data.PersonalNumber", "1900000029"), ("Form.Action", "find")]);
        Assert.Contains("Valbona", found.Text, StringComparison.Ordinal);
        var done = await SendFormAsync(browser, details.Path, found.Text, Person("1900000029"));
        Assert.Equal("/sign-in?done=registered", done.Path);

        var home = await SendFormAsync(browser, done.Path, done.Text, [("Form.Name", "valbona@post.example"), ("Form.Password", AccountKit.Password)]);
        Assert.Equal("/my", home.Path);
    }

    [Theory]
    [InlineData("1900000036")]
    [InlineData("1234")]
    public async Task RegisterPerson_NotInTheRegistry_IsRefusedAtTheField(string number)
    {
        var browser = Browser();
        var details = await ConfirmedAsync(browser, $"person{number}@post.example");

        var sent = await SendFormAsync(browser, details.Path, details.Text, [.. Person(number), ("Form.Action", "find")]);

        Assert.Contains("id=\"Form-Data-PersonalNumber-error\"", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("registry-person", sent.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Rr. 1\"", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegisterPerson_AnswerOfTheRegistryAltered_IsAskedAgain()
    {
        var browser = Browser();
        var details = await ConfirmedAsync(browser, "altered@post.example");

        var sent = await SendFormAsync(
            browser, details.Path, details.Text, [("Form.Data.PersonalNumber", "1900000045"), ("Form.Sealed", "made-up"), ("Form.Action", "find")]);

        Assert.Contains("registry-person", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegisterPerson_CookieDropped_NobodyIsShown()
    {
        var browser = Browser();
        var details = await ConfirmedAsync(browser, "dropped@post.example");
        using var other = Browser();
        var token = Regex.Match(await other.GetStringAsync("/register/person"), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

        var sent = await SendFormAsync(
            other, details.Path, details.Text,
            [("Form.Data.PersonalNumber", "1900000029"), ("Form.Action", "find"), ("__RequestVerificationToken", token)]);

        Assert.DoesNotContain("Valbona", sent.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"Form-Data-PersonalNumber-error\"", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegisterPerson_WrongCode_SaysHowManyTriesAreLeft()
    {
        var browser = Browser();
        var asked = await SendAsync(browser, "/register/person", ("Form.Email", "wrong@post.example"));
        Assert.Equal("/register/person/code", asked.Path);

        var sent = await SendFormAsync(browser, asked.Path, asked.Text, [("Form.Code", "12")]);

        Assert.Contains("id=\"Form-Code-error\"", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Prova të mbetura: 4", WebUtility.HtmlDecode(sent.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegisterCompany_Closed_IsSaidAtTheSearchAndRegistersNot()
    {
        var closed = DemoBusinessRegistry.All.First(b => !b.IsActive).Number.ToString();
        var browser = Browser();

        var found = await SendAsync(browser, "/register/company", [.. Company(closed, "closed@post.example"), ("Form.Action", "find")]);
        Assert.Contains("id=\"Form-Data-BusinessNumber-error\"", found.Text, StringComparison.Ordinal);
        var sent = await SendFormAsync(browser, "/register/company", found.Text, Company(closed, "closed@post.example"));

        Assert.Equal("/register/company", sent.Path);
        Assert.Contains("id=\"Form-Data-BusinessNumber-error\"", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegisterCompany_NumberTaken_IsSaidAtTheSearch()
    {
        var found = await SendAsync(
            Browser(), "/register/company", ("Form.Data.BusinessNumber", DemoAccounts.FirstCompany), ("Form.Action", "find"));

        Assert.Contains("id=\"Form-Data-BusinessNumber-error\"", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"Form-Data-Name-error\"", found.Text, StringComparison.Ordinal);
    }

    private static (string, string)[] Person(string number) =>
    [
        ("Form.Data.PersonalNumber", number), ("Form.Data.Settlement", "Deçan"), ("Form.Data.Address", "Rr. 1"), ("Form.Data.Phone", "044123456"),
        ("Form.Data.Password", AccountKit.Password), ("Form.Data.ConfirmPassword", AccountKit.Password), ("Form.Action", "register"),
    ];

    // The third step, after an address and the code mailed to it.
    private async Task<(HttpStatusCode Status, string Path, string Text)> ConfirmedAsync(HttpClient browser, string email)
    {
        var asked = await SendAsync(browser, "/register/person", ("Form.Email", email));
        var details = await SendFormAsync(browser, asked.Path, asked.Text, [("Form.Code", Assert.IsType<EmailCodeMail>(await MailAsync(email)).Code)]);
        Assert.Equal("/register/person/details", details.Path);
        return details;
    }
}
