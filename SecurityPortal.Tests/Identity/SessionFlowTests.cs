using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Account;

namespace SecurityPortal.Tests.Identity;

/// <summary>The end of a session as browsers meet it, those too that keep what they were once given.</summary>
public sealed partial class SessionFlowTests : IClassFixture<PortalServer>
{
    private readonly WebApplicationFactory<Program> _portal;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public SessionFlowTests(PortalServer portal) => _portal = portal.WithWebHostBuilder(b =>
        b.ConfigureTestServices(s => s.AddSingleton<TimeProvider>(_clock)));

    [Fact]
    public async Task SignOut_CookieKept_IsRefusedAndNeverRenewed()
    {
        var (browser, cookie) = await ArriveAsync(DemoAccounts.FirstCompany);
        Assert.Equal(HttpStatusCode.OK, (await KeptAsync(cookie)).StatusCode);

        await PostAsync(browser, "/profile", "action=\"/sign-out\"", "/sign-out");

        foreach (var later in new[] { 0, 45 })
        {
            _clock.Advance(TimeSpan.FromSeconds(later));
            var answer = await KeptAsync(cookie);
            Assert.Equal("/sign-in", answer.Headers.Location?.AbsolutePath);
            Assert.DoesNotContain(SessionCookies(answer), c => c.Length > 0);
        }

        using var activity = new HttpRequestMessage(HttpMethod.Post, "/session/activity") { Headers = { { "Cookie", cookie } } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor(cookies: false).SendAsync(activity)).StatusCode);
    }

    [Fact]
    public async Task SignIn_AnotherAccountInTheSameBrowser_TheFirstOnesCookieIsRefused()
    {
        var (browser, cookie) = await ArriveAsync(DemoAccounts.FirstCompany);

        // The page an open one is sent to when its session was replaced asks again, whoever is signed in.
        await SignInAsync(browser, DemoAccounts.SecondCompany, "/sign-in?ended=Replaced");

        Assert.Equal("/sign-in", (await KeptAsync(cookie)).Headers.Location?.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/profile")).StatusCode);
    }

    [Fact]
    public async Task Profile_EndAnotherSession_ThatBrowserIsOutAtOnceAndThisOneStays()
    {
        var (browser, _) = await ArriveAsync("gezim.tahiraj@demo.example");
        var (_, other) = await ArriveAsync("gezim.tahiraj@demo.example", "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0");
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/profile"));
        Assert.Contains("Firefox, Android", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "data-testid=\"this-session\""));

        await PostAsync(browser, "/profile", "Firefox, Android", "/profile");

        Assert.Equal("/sign-in", (await KeptAsync(other)).Headers.Location?.AbsolutePath);
        Assert.DoesNotContain("Firefox, Android", await browser.GetStringAsync("/profile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_SignOutEverywhere_EveryBrowserIsOutAndToldWhy()
    {
        var (browser, first) = await ArriveAsync("delegat@demo.example");
        var (_, second) = await ArriveAsync("delegat@demo.example");

        var answer = await PostAsync(browser, "/profile", "value=\"end-all-sessions\"", "/profile");

        Assert.EndsWith("/sign-in?ended=SignedOutEverywhere", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"session-ended\"", await browser.GetStringAsync("/sign-in?ended=SignedOutEverywhere"), StringComparison.Ordinal);
        Assert.All(new[] { await KeptAsync(first), await KeptAsync(second) }, a => Assert.Equal("/sign-in", a.Headers.Location?.AbsolutePath));
    }

    [Theory]
    [InlineData("/sign-in?ended=NoReason")]
    [InlineData("/sign-in?ended=99")]
    public async Task SignIn_ReasonMadeUp_SaysNothing(string address) =>
        Assert.DoesNotContain("data-testid=\"session-ended\"", await Visitor().GetStringAsync(address), StringComparison.Ordinal);

    [Fact]
    public async Task Activity_KeepsTheSessionWhilePollingDoesNot()
    {
        var (active, _) = await ArriveAsync(DemoAccounts.FirstCompany);
        var (polling, _) = await ArriveAsync(DemoAccounts.SecondCompany);
        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(50));
            Assert.Equal(HttpStatusCode.NoContent, (await active.PostAsync("/session/activity", null)).StatusCode);
            using var poll = new HttpRequestMessage(HttpMethod.Get, "/alive") { Headers = { Accept = { new("*/*") } } };
            await polling.SendAsync(poll);
        }

        Assert.Equal(HttpStatusCode.OK, (await active.GetAsync("/profile")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await polling.GetAsync("/profile")).StatusCode);
    }

    [Fact]
    public async Task Left_OfASession_IsToldInSecondsAndAskingIsNoActivity()
    {
        var (browser, _) = await ArriveAsync(DemoAccounts.FirstCompany);
        _clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal((1200, 180, true), await LeftAsync());
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((1080, 180, true), await LeftAsync());

        Assert.Contains("data-session=\"7200\"", await browser.GetStringAsync("/profile"), StringComparison.Ordinal);
        Assert.Equal((7200, 180, true), await LeftAsync());

        using var visitor = new HttpRequestMessage(HttpMethod.Get, "/session/left") { Headers = { Accept = { new("application/json") } } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor().SendAsync(visitor)).StatusCode);

        async Task<(int Seconds, int Warning, bool CanStay)> LeftAsync()
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, "/session/left") { Headers = { Accept = { new("application/json") } } };
            var left = await (await browser.SendAsync(ask)).Content.ReadFromJsonAsync<SessionLeft>();
            return (left!.Seconds, left.Warning, left.CanStay);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string form, string target,
        params (string Name, string Value)[] fields)
    {
        // The form that has the text in it, or the next one after it.
        var html = WebUtility.HtmlDecode(await browser.GetStringAsync(page));
        var at = html.IndexOf(form, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{page} has no {form}.");
        var begin = html.LastIndexOf("<form", at, StringComparison.Ordinal) is var before and >= 0
            && html.IndexOf("</form>", before, StringComparison.Ordinal) > at
            ? before
            : html.IndexOf("<form", at, StringComparison.Ordinal);
        var values = Hidden().Matches(html[begin..html.IndexOf("</form>", begin, StringComparison.Ordinal)])
            .Select(m => (Name: m.Groups[1].Value, Value: m.Groups[2].Value)).Concat(fields).GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.Last().Value);
        using var content = new FormUrlEncodedContent(values);
        return await browser.PostAsync(target, content);
    }

    private static IEnumerable<string> SessionCookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var all)
        ? all.Where(c => c.StartsWith("portal.session=", StringComparison.Ordinal))
            .Select(c => c["portal.session=".Length..c.IndexOf(';', StringComparison.Ordinal)])
        : [];

    private static async Task<string> SignInAsync(HttpClient browser, string name, string address = "/sign-in")
    {
        var answer = await PostAsync(browser, address, "class=\"portal-form", address, ("Form.Name", name), ("Form.Password", DemoAccounts.Password));
        return "portal.session=" + Assert.Single(SessionCookies(answer));
    }

    private HttpClient Visitor(bool cookies = true)
    {
        var client = _portal.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = cookies });
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    private async Task<(HttpClient Browser, string Cookie)> ArriveAsync(string name, string? userAgent = null)
    {
        var browser = Visitor();
        if (userAgent is not null)
        {
            browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        }

        return (browser, await SignInAsync(browser, name));
    }

    // What a browser gets that sends the cookie's value as it was once given.
    private async Task<HttpResponseMessage> KeptAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/profile") { Headers = { { "Cookie", cookie } } };
        return await Visitor(cookies: false).SendAsync(request);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Hidden();
}
