using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Identity;

/// <summary>The way to a real OpenID Connect provider and back, over HTTP: it raises the level of the account that is signed in, or says why not.</summary>
public sealed partial class ElectronicIdentityTests : IAsyncLifetime
{
    private const string Person = "gezim.tahiraj@demo.example";

    private readonly PortalServer _server = new();
    private OidcProvider _provider = null!;
    private WebApplicationFactory<Program> _portal = null!;
    private HttpClient _browser = null!;

    public async Task InitializeAsync()
    {
        _provider = await OidcProvider.StartAsync();
        _portal = _server.WithWebHostBuilder(b => b
            .UseSetting("Eid:Authority", _provider.Authority).UseSetting("Eid:ClientId", OidcProvider.ClientId)
            .UseSetting("Eid:ClientSecret", OidcProvider.ClientSecret).UseSetting("Eid:NumberClaim", OidcProvider.NumberClaim));
        _browser = await ArriveAsync(Person);
        await using var db = Db();
        await db.Individuals.ExecuteUpdateAsync(i => i.SetProperty(x => x.ConfirmedAt, (DateTime?)null));
        await db.Settings.Where(s => s.Code == SettingKeys.IdentityWays.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "officer,eid"));
        _provider.Number = await NumberAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task OwnNumber_RaisesTheLevel()
    {
        Assert.Equal("/identity", await GoAsync());

        Assert.True(await IsConfirmedAsync());
        await using var db = Db();
        Assert.Equal("person, Eid", (await db.AuditRows.SingleAsync(a => a.Action == "identity.confirm")).Detail);

        // The answer is good for once, and signs nobody in.
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.GetAsync("/identity/eid/done")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync("/my")).StatusCode);
    }

    [Theory]
    [InlineData("1234567890", "identity.of-other")]
    [InlineData("no number", "identity.unnamed")]
    [InlineData(null, "identity.unnamed")]
    public async Task OtherNumber_IsRefusedWithASentenceAndARow(string? number, string error)
    {
        _provider.Number = number;

        Assert.Equal($"/identity?refused={error}", await GoAsync());

        Assert.False(await IsConfirmedAsync());
        await using var db = Db();
        Assert.Equal($"Eid, {error}", (await db.AuditRows.SingleAsync(a => a.Action == "identity.proof-refused")).Detail);
    }

    [Fact]
    public async Task Denied_SaysSo()
    {
        _provider.IsDenied = true;

        Assert.Equal("/identity?refused=identity.unnamed", await GoAsync());

        Assert.False(await IsConfirmedAsync());
    }

    [Fact]
    public async Task AnswerForAnotherBrowser_IsWorthNothing()
    {
        var answer = await AnswerAsync(_browser);
        var other = await ArriveAsync(DemoAccounts.FirstCompany);

        var refused = await other.GetAsync(answer);

        Assert.Equal("/identity?refused=identity.unnamed", refused.Headers.Location!.ToString());
        Assert.False(await IsConfirmedAsync());
    }

    [Fact]
    public async Task WayClosed_NobodyIsSentToTheProvider()
    {
        await CloseAsync();

        Assert.Equal("/identity?refused=identity.way-closed", await AskedAsync(_browser));
    }

    [Fact]
    public async Task WayClosed_WhileTheProviderIsAsked_ConfirmsNothing()
    {
        var answer = await AnswerAsync(_browser);
        await CloseAsync();

        Assert.Equal("/identity?refused=identity.way-closed", await FollowAsync(answer));
        Assert.False(await IsConfirmedAsync());
    }

    [Fact]
    public async Task ConfirmedAlreadyOrNoPerson_IsNotSentToTheProvider()
    {
        await GoAsync();

        Assert.Equal("/identity?refused=identity.confirmed-already", await AskedAsync(_browser));
        Assert.Equal("/identity?refused=common.not-permitted", await AskedAsync(await ArriveAsync(DemoAccounts.FirstCompany)));
    }

    [Fact]
    public async Task Visitor_IsSentToTheSignIn()
    {
        using var visitor = _portal.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        visitor.DefaultRequestHeaders.Add("Accept", "text/html");

        foreach (var address in new[] { "/identity/eid", "/identity/eid/done" })
        {
            Assert.Contains("/sign-in", (await visitor.GetAsync(address)).Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    // To the provider and back to the portal's page. Answers its address.
    private async Task<string> GoAsync() => await FollowAsync(await AnswerAsync(_browser));

    private async Task<string> FollowAsync(Uri answer)
    {
        var back = await _browser.GetAsync(answer);
        while (back.Headers.Location is { } next && next.ToString() is var address && !address.StartsWith("/identity?", StringComparison.Ordinal)
            && address != "/identity")
        {
            back = await _browser.GetAsync(next);
        }

        return back.Headers.Location!.ToString();
    }

    // The link by which the provider sends the browser back.
    private static async Task<Uri> AnswerAsync(HttpClient browser)
    {
        var asked = (await browser.GetAsync("/identity/eid")).Headers.Location!;
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        return (await outside.GetAsync(asked)).Headers.Location!;
    }

    private static async Task<string> AskedAsync(HttpClient browser) => (await browser.GetAsync("/identity/eid")).Headers.Location!.ToString();

    private async Task CloseAsync()
    {
        await using var db = Db();
        await db.Settings.Where(s => s.Code == SettingKeys.IdentityWays.Code).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, "officer"));
    }

    private async Task<bool> IsConfirmedAsync()
    {
        await using var db = Db();
        return await db.ConfirmedIndividuals().AnyAsync();
    }

    private async Task<string> NumberAsync()
    {
        await using var db = Db();
        return (await db.Individuals.Where(i => db.Users.Any(u => u.Id == i.UserId && u.UserName == Person)).Select(i => i.PersonalNumber).SingleAsync())
            .Reveal();
    }

    private PortalDbContext Db() => _portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    private async Task<HttpClient> ArriveAsync(string name)
    {
        var browser = _portal.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var page = await browser.GetStringAsync("/sign-in");
        var fields = Hidden().Matches(page[page.IndexOf("class=\"portal-form", StringComparison.Ordinal)..])
            .DistinctBy(m => m.Groups[1].Value).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        (fields["Form.Name"], fields["Form.Password"], fields["_handler"]) = (name, DemoAccounts.Password, "sign-in");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields))).StatusCode);
        return browser;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
