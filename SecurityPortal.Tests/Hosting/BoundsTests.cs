using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Live;

namespace SecurityPortal.Tests.Hosting;

/// <summary>What one account, or one network address, may take of the server at once.</summary>
public sealed class BoundsTests : IClassFixture<PortalServer>
{
    private readonly WebApplicationFactory<Program> _portal;

    public BoundsTests(PortalServer portal) => _portal = portal.WithWebHostBuilder(b => b
        .UseSetting("Circuits:PerAccount", "2").UseSetting("Documents:HourlyFiles", "2"));

    [Fact]
    public async Task Circuits_TwiceTheBoundOfAnAccount_NeitherPageNorConnectionButAPageThatSaysSo()
    {
        var browser = await ArriveAsync();
        Guid account;
        await using (var db = Db())
        {
            account = (await db.Users.SingleAsync(u => u.UserName == DemoAccounts.FirstCompany)).Id;
        }

        var circuits = _portal.Services.GetRequiredService<OpenCircuits>();
        var places = Enumerable.Range(0, 3).Select(_ => circuits.Enter(account, "198.51.100.1")).ToList();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my")).StatusCode);
        places.Add(circuits.Enter(account, "198.51.100.1"));

        var page = await browser.GetAsync("/my");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.Contains("portal-status", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostAsync("/_blazor?id=without-a-web-socket", null)).StatusCode);

        // Pages without a circuit open as ever, and for everybody else all of them.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/profile")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await ArriveAsync(DemoAccounts.SecondCompany)).GetAsync("/my")).StatusCode);
        places[0].Dispose();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my")).StatusCode);
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/")]
    public async Task Connections_TwiceTheBoundOfAnAccount_NoFurtherWebSocketUntilOneCloses(string hub)
    {
        await using var portal = _portal.WithWebHostBuilder(_ => { });
        portal.UseKestrel(0);
        portal.StartServer();
        var address = portal.ClientOptions.BaseAddress;
        using var cookies = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(cookies) { BaseAddress = address };
        await SignInAsync(browser, DemoAccounts.FirstCompany);

        var open = new List<ClientWebSocket>();
        for (var i = 0; i < 4; i++)
        {
            open.Add(await ConnectAsync());
        }

        // Nobody has said a word on any of them: there is no circuit yet, and the connections count all the same.
        var refused = await Assert.ThrowsAsync<WebSocketException>(ConnectAsync);
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);

        await open[0].CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        open[0].Dispose();
        open[0] = await ComesBackAsync();
        open.ForEach(o => o.Dispose());

        async Task<ClientWebSocket> ConnectAsync()
        {
            var socket = new ClientWebSocket();
            socket.Options.Cookies = cookies.CookieContainer;
            socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
            await socket.ConnectAsync(new UriBuilder(new Uri(address, hub)) { Scheme = "ws" }.Uri, default);
            return socket;
        }

        // The server learns of the close a moment later.
        async Task<ClientWebSocket> ComesBackAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (true)
            {
                try
                {
                    return await ConnectAsync();
                }
                catch (WebSocketException) when (!patience.IsCancellationRequested)
                {
                    // Asked again at once: each question takes its way through the server.
                }
            }
        }
    }

    [Fact]
    public async Task Uploads_ThirdInAnHourOfAnAccount_IsRefusedWithASentenceAndARow()
    {
        var browser = await ArriveAsync();
        var token = Regex.Match(await browser.GetStringAsync("/profile"), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

        HttpStatusCode[] statuses = [await UploadAsync(), await UploadAsync(), await UploadAsync()];

        // The draft is nobody's: what is refused for another reason counts too.
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], statuses);
        await using var db = Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "document.upload-refused"));

        async Task<HttpStatusCode> UploadAsync()
        {
            using var body = new MultipartFormDataContent { { new ByteArrayContent(SampleFiles.Pdf()), "file", "a.pdf" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/uploads/drafts/{Guid.NewGuid()}/D03") { Content = body };
            request.Headers.Add("RequestVerificationToken", token);
            request.Headers.Accept.Clear();
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            var answer = await browser.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Contains("document.too-many", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            return answer.StatusCode;
        }
    }

    private PortalDbContext Db() => _portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    private async Task<HttpClient> ArriveAsync(string name = DemoAccounts.FirstCompany)
    {
        var browser = _portal.CreateClient(new() { BaseAddress = new Uri("https://localhost") });
        await SignInAsync(browser, name);
        return browser;
    }

    private static async Task SignInAsync(HttpClient browser, string name)
    {
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var page = await browser.GetStringAsync("/sign-in");
        var form = page[page.IndexOf("class=\"portal-form", StringComparison.Ordinal)..].Split("</form>")[0];
        var fields = Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        (fields["Form.Name"], fields["Form.Password"]) = (name, DemoAccounts.Password);
        fields["_handler"] = "sign-in";
        Assert.Equal("/my", (await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields))).RequestMessage!.RequestUri!.AbsolutePath);
    }
}
