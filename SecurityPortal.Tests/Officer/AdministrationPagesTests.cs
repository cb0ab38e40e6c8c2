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
        var administrator = await new TestData(_database, Clock).MinistryAsync("Teuta", PortalRoles.Administrator);

        // Made by the container, so that it goes with the container.
        Services.AddSingleton<IDbContextFactory<PortalDbContext>>(_ => _database);
        Services.AddSingleton<IActorAccessor>(new FixedActor(administrator));
        Services.AddScoped<ReferenceDataService>();
    }

    [Fact]
    public async Task Fees_AmountChanged_IsSavedAndTheListComesBack()
    {
        var page = Render<FeesPage>();
        page.WaitForElement("[data-testid='change-ServiceLicence/SRV-BAZ/Initial']").Click();
        page.Find("#amount").Input("650,50");
        page.Find("[data-testid=save]").Click();

        page.WaitForAssertion(() => Assert.Contains("650,50", page.Find("table").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        await using var db = _database.CreateDbContext();
        Assert.True(await db.Tariffs.AnyAsync(t => t.Code == "ServiceLicence/SRV-BAZ/Initial" && t.AmountCents == 650_50));
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
