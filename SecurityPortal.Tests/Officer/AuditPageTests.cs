using Bunit;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Officer.Audit;

namespace SecurityPortal.Tests.Officer;

public sealed class AuditPageTests : PageBunitContext
{
    [Theory]
    [InlineData("sq", "Mungojnë rreshtat 2 deri 3.", "Në fund të zinxhirit mungojnë rreshtat 6 deri 7: një pikë kontrolli e nënshkruar i ka parë.")]
    [InlineData("sr-Latn", "Nedostaju redovi od 2 do 3.", "Na kraju lanca nedostaju redovi od 6 do 7: potpisana kontrolna tačka ih je videla.")]
    [InlineData("en", "Rows 2 to 3 are missing.", "Rows 6 to 7 are missing at the end of the chain: a signed checkpoint has seen them.")]
    public async Task Verify_RowsRemoved_NamesEachPlace(string language, string middle, string end)
    {
        await GrowAsync();
        Speak(language);
        var page = Render<AuditPage>();
        page.WaitForElement("[data-testid=verify]").Click();
        page.WaitForElement("[data-testid=verdict]");
        Assert.Contains("7", page.Find("[data-testid=anchor]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=verdict] li"));

        await using (var db = Portal.Db())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM AuditRows WHERE Sequence IN (2, 3, 6, 7)");
        }

        page.Find("[data-testid=verify]").Click();

        page.WaitForAssertion(() => Assert.Equal(
            [middle, end], page.FindAll("[data-testid=verdict] li").Select(line => line.TextContent)));
    }

    private async Task GrowAsync()
    {
        await using (var db = Portal.Db())
        {
            for (var i = 0; i < 7; i++)
            {
                db.Audit(Portal.Clock, null, "test.row", "test", i);
            }

            await db.SaveChangesAsync();
        }

        await Portal.Get<AuditChain>().SealAsync(default);
        Assert.Equal(7, (await Portal.Get<AuditCheckpoints>().WriteAsync(default))!.Sequence);
        SignIn(await Portal.Data.MinistryAsync("Ilir Auditi", PortalRoles.Auditor));
    }
}
