using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Licences;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Hosting;

/// <summary>The public check over HTTP: page, JSON, OpenAPI document, limit.</summary>
public sealed class PublicCheckApiTests(PortalServer portal) : IClassFixture<PortalServer>
{
    [Fact]
    public async Task Api_ByNumberAndByToken_AnswersTheContract()
    {
        var licence = await LicenceAsync();

        var byNumber = await portal.Visitor().GetFromJsonAsync<JsonElement>($"/api/check?number={licence.Number}");
        var byToken = await portal.Visitor().GetFromJsonAsync<JsonElement>($"/api/check/{licence.Token}");

        var expected = $$"""
            {"checkedOn":"{{Today:yyyy-MM-dd}}","licences":[{"number":"{{licence.Number}}","holder":"Siguria Çelik SH.P.K.","kind":"SRV-BAZ",
            "kindName":{"sq":"Shërbime themelore të sigurisë","sr":"Osnovne usluge obezbeđenja","en":"Basic security services"},"valid":true,"state":"valid",
            "validFrom":"{{licence.ValidFrom:yyyy-MM-dd}}","validTo":"{{licence.ValidTo:yyyy-MM-dd}}","suspendedOn":null,"revokedOn":null,"renewalSince":null,"renewedBy":null}],"more":false}
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, byNumber), byNumber.GetRawText());
        Assert.True(JsonElement.DeepEquals(byNumber, byToken));
    }

    [Fact]
    public async Task Api_NothingFound_IsAnEmptyListOrNotFound()
    {
        var visitor = portal.Visitor();

        var byNumber = await visitor.GetFromJsonAsync<JsonElement>("/api/check?number=SRV-BAZ-2026-9999");
        var byToken = await visitor.GetAsync("/api/check/00000000000000000000000000000000");

        Assert.Equal(0, byNumber.GetProperty("licences").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, byToken.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?number=ab")]
    [InlineData("?number=" + TestData.MarkerNumber)]
    public async Task Api_NothingAsked_SaysWhatToAsk(string query)
    {
        var answer = await portal.Visitor().GetAsync("/api/check" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesTheCheckAndNothingElse()
    {
        var document = await portal.Visitor().GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.Equal(["/api/check", "/api/check/{token}"], document.GetProperty("paths").EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["200", "400", "429"],
            document.GetProperty("paths").GetProperty("/api/check").GetProperty("get").GetProperty("responses").EnumerateObject().Select(r => r.Name).Order());
    }

    [Theory]
    [InlineData("sq", "E vlefshme")]
    [InlineData("sr-Latn", "Važeća")]
    [InlineData("en", "Valid")]
    public async Task Page_Token_GivesTheVerdictWithoutACircuit(string language, string verdict)
    {
        var licence = await LicenceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/check/{licence.Token}");
        request.Headers.Add("Cookie", $"portal.language={Uri.EscapeDataString($"c={language}|uic={language}")}");

        var answer = await portal.Visitor().SendAsync(request);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains(verdict, page, StringComparison.Ordinal);
        Assert.Contains("data-state=\"Valid\"", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web.js", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_QuestionWithMarkup_IsShownAsText()
    {
        var page = await portal.Visitor().GetStringAsync("/check?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_PersonalNumberTyped_LeavesTheAddress()
    {
        var visitor = portal.Visitor();

        var answer = await visitor.GetAsync($"/check?q={TestData.MarkerNumber}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain(TestData.MarkerNumber, answer.Headers.Location!.ToString(), StringComparison.Ordinal);

        var page = await visitor.GetStringAsync(answer.Headers.Location);
        Assert.Contains("numër personal", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain(TestData.MarkerNumber, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_TooManyQuestions_RefusesWithASentence()
    {
        await using var strict = portal.WithWebHostBuilder(b => b.UseSetting("PublicCheck:PerMinute", "3"));
        using var visitor = strict.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/check")).StatusCode);
        }

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/api/check?number=SRV-BAZ-2026-9999")).StatusCode);
        }

        var api = await visitor.GetAsync("/api/check?number=SRV-BAZ-2026-9999");
        Assert.Equal(HttpStatusCode.TooManyRequests, api.StatusCode);
        Assert.NotNull(api.Headers.RetryAfter);
        Assert.Contains("Shumë kontrolle", (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/check?q=siguria");
        request.Headers.Accept.ParseAdd("text/html");
        var page = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.Contains("<h1", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/papers/cases/{0}/request")]
    [InlineData("/papers/cases/{0}/decision")]
    [InlineData("/papers/drafts/{0}/D01")]
    [InlineData("/papers/slips/{0}")]
    [InlineData("/papers/licences/{0}")]
    [InlineData("/files/slips/{0}/receipt")]
    public async Task Papers_Visitor_GetsNone(string path)
    {
        var answer = await portal.Visitor().GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Guid.NewGuid()));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.Unauthorized });
    }

    private DateOnly Today => portal.Services.GetRequiredService<TimeProvider>().Today();

    private async Task<Licence> LicenceAsync()
    {
        var database = portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await using var db = await database.CreateDbContextAsync();
        if (await db.Licences.FirstOrDefaultAsync() is { } there)
        {
            return there;
        }

        var data = new TestData(database, TimeProvider.System, first: 900_000);
        return await data.LicenceAsync(await data.CaseAsync(await data.CompanyAsync("Siguria Çelik SH.P.K.", "810123456"), CaseStatus.Issued), Today);
    }
}
