using System.Net;
using System.Text.RegularExpressions;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Hosting;

namespace SecurityPortal.Tests.Hosting;

/// <summary>What every response of the running portal carries, and how the language is chosen.</summary>
public sealed partial class ShellTests(PortalServer portal) : IClassFixture<PortalServer>
{
    private HttpClient Visitor() => portal.Visitor();

    [Theory]
    [InlineData("/")]
    [InlineData("/alive")]
    [InlineData("/nowhere")]
    [InlineData("/css/portal.css")]
    [InlineData("/css/account.css")]
    public async Task Get_AnyAddress_CarriesTheProtectiveHeaders(string path)
    {
        var headers = (await Visitor().GetAsync(path)).Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("script-src[^;]*unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Twice_NoncesDiffer()
    {
        var visitor = Visitor();
        var first = await visitor.GetAsync("/");
        var second = await visitor.GetAsync("/");

        Assert.NotEqual(first.Headers.GetValues("Content-Security-Policy"), second.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task Get_OutsideDevelopment_TransportIsStrictAndCookiesAreSecure()
    {
        await using var production = portal.WithWebHostBuilder(b => b.ForProduction());
        using var visitor = production.CreateClient(new() { BaseAddress = new Uri("https://portal.example") });

        var answer = await visitor.GetAsync("/");

        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Contains("secure", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.Ordinal);
            Assert.Contains("samesite", cookie, StringComparison.Ordinal);
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("https://localhost", HttpStatusCode.Forbidden, false)]
    [InlineData("https://portal.example", HttpStatusCode.Forbidden, false)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden, true)]
    [InlineData("https://localhost.evil.example", HttpStatusCode.Forbidden, true)]
    [InlineData("null", HttpStatusCode.Forbidden, true)]
    [InlineData(null, HttpStatusCode.Forbidden, true)]
    public async Task OpenCircuit_Origin_OnlyOwnIsLetIn(string? origin, HttpStatusCode refusal, bool refused)
    {
        await using var published = portal.WithWebHostBuilder(b => b.UseSetting("Portal:PublicAddress", "https://portal.example/"));
        using var visitor = published.CreateClient(new() { BaseAddress = new Uri("https://localhost") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor?id=none");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        var answer = await visitor.SendAsync(request);

        Assert.Equal(refused, answer.StatusCode == refusal);
    }

    [Theory]
    [InlineData(null, "sq", "Ministria e Punëve të Brendshme")]
    [InlineData("sr-Latn", "sr-Latn", "Ministarstvo unutrašnjih poslova")]
    [InlineData("en", "en", "Ministry of Internal Affairs")]
    public async Task Home_ChosenLanguage_IsSpokenWhateverTheBrowserPrefers(string? cookie, string lang, string ministry)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept-Language", "de,en;q=0.8");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", $"portal.language={Uri.EscapeDataString($"c={cookie}|uic={cookie}")}");
        }

        var page = WebUtility.HtmlDecode(await (await Visitor().SendAsync(request)).Content.ReadAsStringAsync());

        Assert.Contains($"<html lang=\"{lang}\"", page, StringComparison.Ordinal);
        Assert.Contains(ministry, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "sr-Latn")]
    [InlineData("/sign-in", "en")]
    [InlineData("/nowhere", "sq")]
    [InlineData("/check", "sr-Latn")]
    public async Task Get_AnyPage_SaysItsLanguageAndThatItIsNotToBeTranslated(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Cookie", $"portal.language={Uri.EscapeDataString($"c={language}|uic={language}")}");

        var page = await (await Visitor().SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Contains($"<html lang=\"{language}\" translate=\"no\">", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"google\" content=\"notranslate\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help?a=1", "/help?a=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("help", "/")]
    [InlineData("", "/")]
    public async Task ChooseLanguage_WithToken_RemembersItAndComesBackToThisSiteOnly(string returnTo, string expected)
    {
        var visitor = Visitor();
        var answer = await visitor.PostAsync("/language", await LanguageFormAsync(visitor, returnTo));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("portal.language=", StringComparison.Ordinal));
        Assert.Contains("<html lang=\"sr-Latn\"", await visitor.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "https://localhost/help", HttpStatusCode.SeeOther, "/help?expired=true")]
    [InlineData("text/html", "https://evil.example/help", HttpStatusCode.SeeOther, "/?expired=true")]
    [InlineData("text/html", null, HttpStatusCode.SeeOther, "/?expired=true")]
    [InlineData("*/*", "https://localhost/help", HttpStatusCode.BadRequest, null)]
    public async Task ChooseLanguage_WithoutToken_ChangesNothingAndLeadsAPersonBack(string accept, string? from, HttpStatusCode status, string? to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/language");
        request.Headers.Add("Accept", accept);
        request.Headers.Referrer = from is null ? null : new Uri(from);
        request.Content = new FormUrlEncodedContent([new("language", "en"), new("returnTo", "/")]);

        var answer = await Visitor().SendAsync(request);

        Assert.Equal((status, to), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];
        Assert.DoesNotContain(cookies, c => c.StartsWith("portal.language", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_UnknownAddress_PersonGetsAPageAndScriptTheBareStatus()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("Accept", "text/html");

        var page = await Visitor().SendAsync(request);
        var bare = await Visitor().GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("Faqja nuk u gjet", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, bare.StatusCode);
        Assert.Equal("", await bare.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Alive_Asked_NamesThisRunAndIsNeverKept()
    {
        var answer = await Visitor().GetAsync("/alive");

        Assert.Equal(ServerInstance.Id, await answer.Content.ReadAsStringAsync());
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private static async Task<FormUrlEncodedContent> LanguageFormAsync(HttpClient visitor, string returnTo)
    {
        var token = Token().Match(await visitor.GetStringAsync("/")).Groups[1].Value;
        return new FormUrlEncodedContent([new("language", "sr-Latn"), new("returnTo", returnTo), new("__RequestVerificationToken", token)]);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
