using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Hosting;

/// <summary>A letter with a code is printed by a form of the ministry's page alone, and leaves nothing in the browser.</summary>
public sealed partial class IdentityLetterTests(PortalServer portal) : IClassFixture<PortalServer>
{
    [Fact]
    public async Task Print_FormOfAnOfficer_SendsAPdfThatNobodyKeeps()
    {
        var officer = await ArriveAsync("zyrtar1@demo.example");
        var address = $"/officer/identities/{await RequestAsync()}/letter";

        using var none = new FormUrlEncodedContent([]);
        foreach (var refused in new[] { await officer.PostAsync(address, none), await officer.GetAsync(address) })
        {
            Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        }

        await using (var db = Db())
        {
            Assert.False(await db.IdentityRequests.AnyAsync(r => r.CodeHash != null));
        }

        var answer = await PostAsync(officer, address);

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Matches("[A-Z2-9]{5}-[A-Z2-9]{5}", PdfText.Of(await answer.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task Print_ByAnApplicant_FindsNothing()
    {
        var company = await ArriveAsync(DemoAccounts.SecondCompany);
        var id = await RequestAsync();
        var printed = await PrintedAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(company, $"/officer/identities/{id}/letter")).StatusCode);

        Assert.Equal(printed, await PrintedAsync());

        async Task<DateTime?> PrintedAsync()
        {
            await using var db = Db();
            return await db.IdentityRequests.Where(r => r.Id == id).Select(r => r.CodeIssuedAt).SingleAsync();
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address)
    {
        var token = Token().Match(await browser.GetStringAsync("/profile")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        return await browser.PostAsync(address, form);
    }

    // A request of the first company, once for both tests.
    private async Task<Guid> RequestAsync()
    {
        await using var db = Db();
        await db.Settings.Where(s => s.Code == SettingKeys.IdentityWays.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "letter"));
        var company = await db.Companies.SingleAsync(c => db.Users.Any(u => u.Id == c.OwnerUserId && u.UserName == DemoAccounts.FirstCompany));
        if (await db.IdentityRequests.FirstOrDefaultAsync(r => r.CompanyId == company.Id) is { } known)
        {
            return known.Id;
        }

        var asked = new IdentityRequest
        {
            UserId = company.OwnerUserId, CompanyId = company.Id, AskedAt = company.CreatedAt, LetterAskedAt = company.CreatedAt,
        };
        db.IdentityRequests.Add(asked);
        await db.SaveChangesAsync();
        return asked.Id;
    }

    private PortalDbContext Db() => portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    private async Task<HttpClient> ArriveAsync(string name)
    {
        var browser = portal.Visitor();
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var sent = await SignInAsync(browser, "/sign-in", ("Form.Name", name), ("Form.Password", DemoAccounts.Password), ("_handler", "sign-in"));
        if (sent.Headers.Location!.ToString() is var next && next.Contains("second-factor", StringComparison.Ordinal))
        {
            var accounts = portal.Services.GetRequiredService<IDemoAccounts>();
            sent = await SignInAsync(browser, next, ("Form.Code", (await accounts.CodeAsync(accounts.All.Single(a => a.SignInName == name), default))!));
        }

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return browser;
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string page, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page);
        var values = Hidden().Matches(html[html.IndexOf("class=\"portal-form", StringComparison.Ordinal)..])
            .DistinctBy(m => m.Groups[1].Value).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        foreach (var (field, value) in fields)
        {
            values[field] = value;
        }

        using var form = new FormUrlEncodedContent(values);
        return await browser.PostAsync(page, form);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
