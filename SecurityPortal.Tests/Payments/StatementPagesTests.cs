using System.Text;
using Bunit;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Officer.Payments;

namespace SecurityPortal.Tests.Payments;

/// <summary>The cashier's pages of bank statements.</summary>
public sealed class StatementPagesTests : PageBunitContext
{
    private Actor _cashier = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _cashier = await Portal.Data.MinistryAsync("Drita Arka", PortalRoles.Cashier);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    public async Task Preview_OfAStatement_ShowsEachLineWithItsOutcome_InEachLanguage(string language)
    {
        Speak(language);
        var id = await UploadAsync();
        SignIn(_cashier);

        var page = Render<StatementPreview>(p => p.Add(c => c.StatementId, id));

        Assert.Contains("(1)", page.WaitForElement("[data-testid=outcome-NoReference]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-testid=statement-confirm]"));
        Assert.DoesNotContain("Outcome.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Import.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ForAnOfficer_HasNothingToPress_AndForACompanyNothingAtAll()
    {
        var id = await UploadAsync();
        SignIn(await Portal.Data.OfficerAsync());

        var page = Render<StatementPreview>(p => p.Add(c => c.StatementId, id));

        page.WaitForElement("[data-testid=outcome-NoReference]");
        Assert.Empty(page.FindAll("[data-testid=statement-confirm], [data-testid=statement-discard]"));
    }

    [Fact]
    public async Task Overview_HeldLine_NeedsANoteAndGoes()
    {
        var id = await UploadAsync();
        await using (var session = Portal.As(_cashier))
        {
            var seen = TestPortal.Ok(await session.Get<StatementQueries>().ReadAsync(id, null, 1, default)).Version;
            TestPortal.Ok(await session.Get<StatementImport>().ConfirmAsync(id, seen, null, default));
        }

        SignIn(_cashier);
        var page = Render<StatementsPage>();
        page.WaitForElement("[data-testid=held-count]");
        page.Find("[data-testid=resolve-1]").Click();
        page.Find("[data-testid=line-save]").Click();
        Assert.NotEmpty(page.FindAll("[data-testid=held-count]"));

        page.Find("[data-testid=line-note]").Input("U kthye paguesit");
        page.Find("[data-testid=line-save]").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=held-count]")));
    }

    private async Task<Guid> UploadAsync()
    {
        await using var session = Portal.As(_cashier);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes("Data;Shuma;Referenca\n12.01.2026;10,00;pa referencë"));
        return TestPortal.Ok(await session.Get<StatementImport>().UploadAsync(body, "izvod.csv", default));
    }
}
