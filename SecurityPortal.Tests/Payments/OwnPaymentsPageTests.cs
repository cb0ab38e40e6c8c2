using Bunit;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Papers;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Applicant;

namespace SecurityPortal.Tests.Payments;

/// <summary>The applicant's page of slips.</summary>
public sealed class OwnPaymentsPageTests : PageBunitContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    public async Task Page_TwoSlipsChosen_BecomeOne_WithItsPaper_InEachLanguage(string language)
    {
        Speak(language);
        var (first, second) = (await SlipAsync(), await SlipAsync());
        SignIn(Company);
        var page = Render<PaymentsPage>();
        Assert.Contains("1.000,00", page.WaitForElement("[data-testid=own-sums]").TextContent, StringComparison.Ordinal);
        page.Find($"[data-testid=choose-{first.Number}]").Change(true);
        Assert.Empty(page.FindAll("[data-testid=collective-make]"));
        page.Find($"[data-testid=choose-{second.Number}]").Change(true);
        page.Find("[data-testid=collective-make]").Click();

        page.WaitForElement("[data-testid=collective-pdf]");
        Assert.Empty(page.FindAll($"[data-testid=choose-{first.Number}]"));
        Assert.DoesNotContain("Collective.", page.Markup, StringComparison.Ordinal);
        await using var session = Portal.As(Company);
        var collective = Assert.Single(await session.Get<CollectiveSlips>().OwnAsync(default));
        var paper = PdfText.Of(TestPortal.Ok(await session.Get<PaperService>().CollectiveAsync(collective.Slip.Id, default)).Content);
        Assert.All(
            [PaymentReference.Grouped(collective.Slip.Reference), first.Number, second.Number, "1.000,00"],
            text => Assert.Contains(text, paper, StringComparison.Ordinal));
        Assert.Equal(2, TestPortal.Ok(await session.Get<SlipQueries>()
            .OwnAsync(new SlipFilter(SlipListView.All, collective.Slip.Reference), default)).Page.Total);
        await using var other = Portal.As(await Portal.Data.CompanyAsync("Tjetra SH.P.K."));
        Assert.IsType<NotFound>((await other.Get<PaperService>().CollectiveAsync(collective.Slip.Id, default)).Error);
    }

    [Fact]
    public async Task Page_SearchAndState_ShowWhatIsAskedFor()
    {
        var (open, other) = (await SlipAsync(), await SlipAsync());
        await using (var session = Portal.As(await Portal.Data.MinistryAsync("Drita Arka", Core.Accounts.PortalRoles.Cashier)))
        {
            TestPortal.Ok(await session.Get<PaymentService>().BookAsync(other.Id, other.Version, new Booking(Portal.Today, "B-1", other.AmountCents), default));
        }

        SignIn(Company);
        Navigation.NavigateTo("/payments?view=Paid");
        var paid = Render<PaymentsPage>();
        Assert.Contains(other.Number, paid.WaitForElement("[data-testid=slip]").TextContent, StringComparison.Ordinal);
        Assert.Single(paid.FindAll("[data-testid=slip]"));
        Navigation.NavigateTo($"/payments?q={open.Number}");
        var found = Render<PaymentsPage>();

        Assert.Contains(open.Number, found.WaitForElement("[data-testid=slip]").TextContent, StringComparison.Ordinal);
        Assert.Single(found.FindAll("[data-testid=slip]"));
    }

    private async Task<PaymentSlip> SlipAsync()
    {
        var file = await Portal.Data.CaseAsync(Company, CaseStatus.AwaitingPayment);
        var charged = await Portal.Database.InTransactionAsync<PaymentSlip?>(
            async db => await new CaseFees().ChargeAsync(db, await db.Cases.SingleAsync(c => c.Id == file.Id), Portal.Clock.UtcNow(), default), default);
        return charged.Value!;
    }
}
