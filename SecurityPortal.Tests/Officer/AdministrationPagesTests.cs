using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Officer.Administration;

namespace SecurityPortal.Tests.Officer;

public sealed class AdministrationPagesTests : PortalBunitContext
{
    private Database _database = null!;

    public override async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        var data = new TestData(_database, Clock);
        var administrator = await data.MinistryAsync("Teuta", PortalRoles.Administrator);

        // Made by the container, so that it goes with the container.
        Services.AddSingleton<IDbContextFactory<PortalDbContext>>(_ => _database);
        Services.AddSingleton<IActorAccessor>(new FixedActor(administrator));
        Services.AddScoped(_ => data.Reference(administrator));
    }

    [Fact]
    public async Task Fees_AmountChanged_IsSavedAndTheListComesBack()
    {
        var page = Render<FeesPage>();
        page.WaitForElement("[data-testid='change-ServiceLicence/SRV-BAZ/Initial']").Click();
        page.Find("#amount").Input("650,50");
        page.Find("[data-testid=save]").Click();
        var effect = page.WaitForElement("[data-testid=effect]", TimeSpan.FromSeconds(20)).TextContent;
        await using var db = _database.CreateDbContext();
        Assert.Contains("500,00", effect, StringComparison.Ordinal);
        Assert.Contains("650,50", effect, StringComparison.Ordinal);
        Assert.False(await db.Tariffs.AnyAsync(t => t.AmountCents == 650_50));

        page.Find("[data-testid=save]").Click();

        page.WaitForAssertion(() => Assert.Contains("650,50", page.Find("table").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.True(await db.Tariffs.AnyAsync(t => t.Code == "ServiceLicence/SRV-BAZ/Initial" && t.AmountCents == 650_50));
    }

    [Fact]
    public async Task Fees_TypedFurtherAfterLooking_AreLookedAtAgain()
    {
        var page = Render<FeesPage>();
        page.WaitForElement("[data-testid='change-ServiceLicence/SRV-BAZ/Initial']").Click();
        page.Find("#amount").Input("650,50");
        page.Find("[data-testid=save]").Click();
        page.WaitForElement("[data-testid=effect]", TimeSpan.FromSeconds(20));
        page.Find("#amount").Input("6,50");
        page.Find("[data-testid=save]").Click();

        page.WaitForAssertion(
            () => Assert.Contains(" 6,50", page.Find("[data-testid=effect]").TextContent.Replace('\u00a0', ' ').Replace("€", " ", StringComparison.Ordinal)
                .Insert(0, " "), StringComparison.Ordinal),
            TimeSpan.FromSeconds(20));
        await using var db = _database.CreateDbContext();
        Assert.False(await db.Tariffs.AnyAsync(t => t.AmountCents == 650_50 || t.AmountCents == 6_50));
    }

    [Fact]
    public async Task Codes_AddedAndMoved_StandInTheirPlace()
    {
        var page = Render<CodesPage>();
        page.WaitForElement("[data-testid='add-service-class']").Click();
        page.Find("#code").Input("srv-dr");
        page.Find("#fee").Input("300");
        foreach (var language in new[] { "sq", "sr", "en" })
        {
            page.Find($"#name-{language}").Input("Dron");
        }

        page.Find("[data-testid=save]").Click();
        page.WaitForElement("[data-testid=effect]", TimeSpan.FromSeconds(20));
        page.Find("[data-testid=save]").Click();
        page.WaitForElement("[data-testid='up-SRV-DR']", TimeSpan.FromSeconds(20)).Click();

        await using var db = _database.CreateDbContext();
        var rows = await db.CodeItems.Where(c => c.List == CodeLists.ServiceClass).OrderByDescending(c => c.Order).Take(2).Select(c => c.Code).ToListAsync();
        Assert.Equal("SRV-DR", rows[1]);
        Assert.Empty(page.FindAll("[data-testid='add-injury']"));
    }

    [Fact]
    public void Settings_Number_ShowsItsUnitAndRange()
    {
        var page = Render<SettingsPage>();
        var change = page.WaitForElement("[data-testid='change-decision.days']", TimeSpan.FromSeconds(20));
        Assert.Contains("30 days", change.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        change.Click();

        Assert.Contains("From 1 to 365 days", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_Words_SayWhichThereAreAndTakeNoOther()
    {
        var page = Render<SettingsPage>();
        page.WaitForElement("[data-testid='change-identity.ways']", TimeSpan.FromSeconds(20)).Click();
        Assert.Contains("letter: a code in a letter from the ministry.", page.Markup, StringComparison.Ordinal);

        foreach (var value in new[] { "officer,carrier-pigeon", "letter,letter", "officer," })
        {
            page.Find("#value").Input(value);
            page.Find("[data-testid=save]").Click();
            page.WaitForAssertion(
                () => Assert.Contains("officer, letter, eid, registry", page.Find("[role=alert]").TextContent, StringComparison.Ordinal),
                TimeSpan.FromSeconds(20));
        }
    }

    [Theory]
    [InlineData("amount", "1.000,00")]
    [InlineData("from", "31.2.2026")]
    [InlineData("name-en", "")]
    public void Fees_WrongEntry_SaysSoAndKeepsWhatWasTyped(string field, string text)
    {
        var page = Render<FeesPage>();
        page.WaitForElement("[data-testid='change-ServiceLicence/SRV-BAZ/Initial']").Click();
        page.Find($"#{field}").Input(text);
        page.Find("[data-testid=save]").Click();

        page.WaitForElement("[role=alert]", TimeSpan.FromSeconds(20));
        Assert.Equal(text, page.Find($"#{field}").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Settings_Documents_Codes_ShowTheirForms()
    {
        var settings = Render<SettingsPage>();
        settings.WaitForElement("[data-testid='change-draft.days']").Click();
        Assert.Equal("90", settings.Find("#value").GetAttribute("value"));

        var documents = Render<DocumentsPage>();
        documents.WaitForElement("[data-testid=add]").Click();
        Assert.NotNull(documents.Find("#code"));

        var codes = Render<CodesPage>();
        codes.WaitForElement("[data-testid='change-SRV-TP']").Click();
        Assert.False(codes.Find("#enabled").HasAttribute("checked"));
    }
}
