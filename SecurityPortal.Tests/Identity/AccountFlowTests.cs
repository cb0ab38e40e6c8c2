using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Notifications;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Identity;

/// <summary>The account pages of the running portal, as a browser without scripts meets them.</summary>
public sealed partial class AccountFlowTests : IClassFixture<PortalServer>
{
    private readonly WebApplicationFactory<Program> _portal;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public AccountFlowTests(PortalServer portal) =>
        _portal = portal.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<TimeProvider>(_clock)));

    private HttpClient Browser()
    {
        var client = _portal.CreateClient(new() { BaseAddress = new Uri("https://localhost") });
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    [Fact]
    public async Task Register_ConfirmSignIn_ReachesTheOwnPages()
    {
        var browser = Browser();
        var found = await SendAsync(browser, "/register/company", ("Form.Data.BusinessNumber", "819004148"), ("Form.Action", "find"));
        Assert.Contains("Vigjilenca e Nat", found.Text, StringComparison.Ordinal);
        var done = await SendFormAsync(browser, "/register/company", found.Text, Company("819004148", "info@vigjilenca.example"));
        Assert.Equal("/register/done", done.Path);

        Assert.Contains("data-testid=\"confirm\"", await browser.GetStringAsync(await LinkAsync("info@vigjilenca.example")), StringComparison.Ordinal);
        var confirmed = await SendAsync(browser, await LinkAsync("info@vigjilenca.example"));
        Assert.Equal("/sign-in?done=confirmed", confirmed.Path);
        var home = await SendAsync(browser, "/sign-in", ("Form.Name", "819004148"), ("Form.Password", AccountKit.Password));
        Assert.Equal("/my", home.Path);
        Assert.Contains("/users", await browser.GetStringAsync("/profile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegisterCompany_MistakesInTheForm_NothingTypedIsLostAndEachFieldSaysWhy()
    {
        var sent = await SendAsync(Browser(), "/register/company", [.. Company("819005185", "no address", "hidden-9"), ("Form.Action", "register")]);

        Assert.Contains("value=\"Rr. 1\"", sent.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/register/company#Form-Data-Email\"", sent.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"Form-Data-Password-error\"", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-9", sent.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/forgot-password")]
    [InlineData("/resend-confirmation")]
    public async Task AskForALink_HitAndMiss_SameStatusAndText(string page)
    {
        var hit = await SendAsync(Browser(), page, ("Form.Name", "gezim.tahiraj@demo.example"));
        var miss = await SendAsync(Browser(), page, ("Form.Name", "nobody@demo.example"));

        Assert.Equal(hit.Status, miss.Status);
        Assert.Equal(Plain(hit.Text), Plain(miss.Text));
    }

    [Fact]
    public async Task SignIn_HitAndMiss_SameStatusAndText()
    {
        var hit = await SendAsync(Browser(), "/sign-in", ("Form.Name", "gezim.tahiraj@demo.example"), ("Form.Password", "not the right one"));
        var miss = await SendAsync(Browser(), "/sign-in", ("Form.Name", "gezim.tahirai@demo.example"), ("Form.Password", "not the right one"));

        Assert.Equal(hit.Status, miss.Status);
        Assert.Equal(Plain(hit.Text), Plain(miss.Text).Replace("tahirai", "tahiraj", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_Officer_NothingOpensBeforeTheCode()
    {
        var officer = _portal.Services.GetRequiredService<IDemoAccounts>().All.First(a => a.Roles.Contains(PortalRoles.Officer));
        var browser = Browser();

        var half = await SendAsync(browser, "/sign-in?returnUrl=%2Fprofile", ("Form.Name", officer.SignInName), ("Form.Password", DemoAccounts.Password));
        Assert.StartsWith("/sign-in/second-factor", half.Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/profile")).RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        Assert.DoesNotContain("portal-person-menu", await browser.GetStringAsync("/"), StringComparison.Ordinal);

        var whole = await SendFormAsync(browser, half.Path, half.Text, [("Form.Code", Totp.CodeAt(officer.AuthenticatorKey!, _clock.GetUtcNow()))]);
        Assert.Equal("/profile", whole.Path);
    }

    [Fact]
    public async Task Account_PasskeysAndNoApp_AdministratorMayResetThem()
    {
        var administrator = _portal.Services.GetRequiredService<IDemoAccounts>().All.First(a => a.Roles.Contains(PortalRoles.Administrator));
        var browser = Browser();
        var half = await SendAsync(browser, "/sign-in", ("Form.Name", administrator.SignInName), ("Form.Password", DemoAccounts.Password));
        await SendFormAsync(browser, half.Path, half.Text, [("Form.Code", Totp.CodeAt(administrator.AuthenticatorKey!, _clock.GetUtcNow()))]);
        var page = $"/admin/accounts/{await UserIdAsync(DemoAccounts.FirstCompany)}";
        Assert.DoesNotContain("reset-factor", await browser.GetStringAsync(page), StringComparison.Ordinal);

        await AddPasskeyAsync(DemoAccounts.FirstCompany);

        var text = await browser.GetStringAsync(page);
        Assert.Contains("reset-factor", text, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"account-passkeys\">1<", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetPassword_WhereThereArePasskeys_SaysThatTheyGo()
    {
        const string Name = "gezim.tahiraj@demo.example";
        await SendAsync(Browser(), "/forgot-password", ("Form.Name", Name));
        Assert.DoesNotContain("forgets-passkeys", await Browser().GetStringAsync(await LinkAsync(Name)), StringComparison.Ordinal);

        await AddPasskeyAsync(Name);

        Assert.Contains("forgets-passkeys", await Browser().GetStringAsync(await LinkAsync(Name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disable_SignedIn_IsOutWithinAMinute()
    {
        var browser = Browser();
        await SendAsync(browser, "/sign-in", ("Form.Name", DemoAccounts.SecondCompany), ("Form.Password", DemoAccounts.Password));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/profile")).StatusCode);
        await using (var db = _portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext())
        {
            await db.Users.Where(u => u.UserName == DemoAccounts.SecondCompany).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, true));
        }

        _clock.Advance(TimeSpan.FromSeconds(45));

        var answer = await browser.GetAsync("/profile");
        Assert.Equal("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("/profile")]
    [InlineData("/users")]
    [InlineData("/admin/accounts")]
    [InlineData("/choose-capacity")]
    public async Task OwnPages_Visitor_IsSentToSignIn(string page)
    {
        var answer = await Browser().GetAsync(page);

        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(page)}", answer.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task Administration_Company_IsForbidden()
    {
        var browser = Browser();
        await SendAsync(browser, "/sign-in", ("Form.Name", DemoAccounts.FirstCompany), ("Form.Password", DemoAccounts.Password));

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/admin/accounts")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task SignIn_ReturnToAnotherSite_StaysHere(string target)
    {
        var sent = await SendAsync(
            Browser(), $"/sign-in?returnUrl={Uri.EscapeDataString(target)}", ("Form.Name", DemoAccounts.FirstCompany),
            ("Form.Password", DemoAccounts.Password));

        Assert.Equal("/my", sent.Path);
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_ShowsThePageAgainAndSignsNobodyIn()
    {
        var browser = Browser();
        using var content = new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("Form.Name", DemoAccounts.FirstCompany), new("Form.Password", DemoAccounts.Password)]);

        var answer = await browser.PostAsync("/sign-in?returnUrl=%2Fprofile", content);

        Assert.Equal("/sign-in?returnUrl=%2Fprofile&expired=true", answer.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Contains("data-testid=\"expired-form\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await browser.GetAsync("/profile")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task SignIn_InTheSecondOfTwoTabs_GoesHome()
    {
        var browser = Browser();
        var second = await browser.GetStringAsync("/sign-in");
        await SendAsync(browser, "/sign-in", ("Form.Name", DemoAccounts.FirstCompany), ("Form.Password", DemoAccounts.Password));

        var sent = await SendFormAsync(browser, "/sign-in", second, [("Form.Name", DemoAccounts.FirstCompany), ("Form.Password", DemoAccounts.Password)]);

        Assert.Equal((HttpStatusCode.OK, "/my"), (sent.Status, sent.Path));
    }

    [Theory]
    [InlineData("/language")]
    [InlineData("/sign-out")]
    public async Task Button_OfAPageFromBeforeSigningOut_ShowsThePageAgainWithASentence(string address)
    {
        var browser = Browser();
        await SendAsync(browser, "/sign-in", ("Form.Name", DemoAccounts.FirstCompany), ("Form.Password", DemoAccounts.Password));
        var stale = await TokenAsync(browser);
        await browser.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", stale)]));
        using var press = new HttpRequestMessage(HttpMethod.Post, address);
        press.Headers.Referrer = new Uri("https://localhost/help?a=1");
        press.Content = new FormUrlEncodedContent([new("language", "en"), new("returnTo", "/help"), new("__RequestVerificationToken", stale)]);

        var answer = await browser.SendAsync(press);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, "/help?a=1&expired=true"), (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery));
        Assert.Contains("data-testid=\"expired-form\"", page, StringComparison.Ordinal);

        // The button of the new page leads to a page without the sentence.
        Assert.Contains("name=\"returnTo\" value=\"/help?a=1\"", page, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(HttpClient browser) =>
        Regex.Match(await browser.GetStringAsync("/help"), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    private static (string, string)[] Company(string number, string email, string password = AccountKit.Password) =>
    [
        ("Form.Data.BusinessNumber", number), ("Form.Data.Name", "Firma"), ("Form.Data.MunicipalityCode", "25"), ("Form.Data.Settlement", "Ferizaj"),
        ("Form.Data.Address", "Rr. 1"), ("Form.Data.Email", email), ("Form.Data.Phone", "044123456"), ("Form.Data.Password", password),
        ("Form.Data.ConfirmPassword", password), ("Form.Action", "register"),
    ];

    private static string Plain(string page) => Whitespace()
        .Replace(Tags().Replace(Secrets().Replace(page[page.IndexOf("<main", StringComparison.Ordinal)..], ""), " "), " ");

    private static async Task<(HttpStatusCode Status, string Path, string Text)> SendAsync(HttpClient browser, string page,
        params (string Name, string Value)[] fields) =>
        await SendFormAsync(browser, page, await browser.GetStringAsync(page), fields);

    // Sends the page's own form: its hidden fields, with what the person typed over them.
    private static async Task<(HttpStatusCode Status, string Path, string Text)> SendFormAsync(HttpClient browser, string page, string html,
        (string Name, string Value)[] fields)
    {
        var form = html[html.IndexOf("class=\"portal-form", StringComparison.Ordinal)..].Split("</form>")[0];
        var values = Hidden().Matches(form).Select(m => m.Value)
            .Select(input => (Name: Attribute(input, "name"), Value: Attribute(input, "value")))
            .Concat(fields)
            .GroupBy(f => f.Name)
            .ToDictionary(g => g.Key, g => g.Last().Value);
        using var content = new FormUrlEncodedContent(values);
        var answer = await browser.PostAsync(page, content);
        return (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync());
    }

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $"{name}=\"([^\"]*)\"").Groups[1].Value);

    private async Task<Guid> UserIdAsync(string name)
    {
        await using var db = _portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
        return await db.Users.Where(u => u.UserName == name).Select(u => u.Id).SingleAsync();
    }

    private async Task AddPasskeyAsync(string name)
    {
        var passkey = new UserPasskeyInfo(Guid.NewGuid().ToByteArray(), [1], _clock.GetUtcNow(), 0, null, true, false, false, [2], [3]);
        await using var db = _portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
        db.AddPasskey(new NewPasskey(Guid.NewGuid(), await UserIdAsync(name), "Telefoni", passkey));
        await db.SaveChangesAsync();
    }

    private async Task<string> LinkAsync(string to) => new Uri((await MailAsync(to)).Link!).PathAndQuery;

    private async Task<IMail> MailAsync(string to)
    {
        await using var db = _portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
        return MailCatalogue.Portal.Read(await db.Outbox.OrderByDescending(m => m.Id).FirstAsync(m => m.To == to));
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("<input type=\"hidden\"[^>]*>|<section class=\"account-demo.*?</section>", RegexOptions.Singleline)]
    private static partial Regex Secrets();

    [GeneratedRegex("<(?!input)[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
