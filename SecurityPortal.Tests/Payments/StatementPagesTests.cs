using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Payments;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Live;
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
    public async Task Desk_HeldLine_NeedsANoteAndGoes()
    {
        await ConfirmedAsync();
        SignIn(_cashier);
        var page = Render<DeskPage>();
        page.WaitForElement("[data-testid=held-count]");
        page.Find("[data-testid=resolve-1]").Click();
        page.Find("[data-testid=line-save]").Click();
        Assert.NotEmpty(page.WaitForElement("[data-testid=line-error]").TextContent);
        Assert.NotEmpty(page.FindAll("[data-testid=held-count]"));

        page.Find("[data-testid=line-note]").Input("U kthye paguesit");
        page.Find("[data-testid=line-save]").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=held-count]")));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    public async Task Desk_HeldLine_IsMatchedAndWhatIsTooMuchRefunded_InEachLanguage(string language)
    {
        Speak(language);
        var slip = await SlipAsync();
        await ConfirmedAsync("600,00");
        SignIn(_cashier);
        var page = Render<DeskPage>();
        page.WaitForElement("[data-testid=resolve-1]").Click();
        page.Find("[data-testid=line-slip]").Input(slip.Number);
        page.Find("[data-testid=line-match]").Click();

        page.WaitForAssertion(() => Assert.Contains("100,00", page.Find("[data-testid=rest-1]").TextContent, StringComparison.Ordinal));
        page.Find("[data-testid=resolve-1]").Click();
        page.Find("[data-testid=line-refund]").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=held-count]")));

        Navigation.NavigateTo("/officer/payments/desk?view=Refunds");
        var refunds = Render<DeskPage>();
        refunds.WaitForElement("[data-testid=refund-order]").Click();
        refunds.WaitForElement("[data-testid=refund-done]").Click();
        refunds.Find("[data-testid=refund-note]").Input("KTH-1");
        refunds.Find("[data-testid=refund-save]").Click();

        refunds.WaitForAssertion(() => Assert.Empty(refunds.FindAll("[data-testid=refunds]")));
        Assert.DoesNotContain("Refund.", refunds.Markup, StringComparison.Ordinal);
        await using var db = Portal.Db();
        var refund = await db.Refunds.SingleAsync();
        Assert.Equal((RefundStatus.Refunded, "KTH-1"), (refund.Status, refund.Note));
    }

    [Fact]
    public async Task Slip_WrongBooking_IsProposedByOneAndConfirmedByAnother_AndTheSupervisorIsAsked()
    {
        var slip = await SlipAsync();
        await using (var session = Portal.As(_cashier))
        {
            TestPortal.Ok(await session.Get<PaymentService>().BookAsync(slip.Id, slip.Version, new Booking(Portal.Today, "B-1", slip.AmountCents), default));
        }

        SignIn(_cashier);
        var page = Render<SlipMoneyPage>(p => p.Add(c => c.SlipId, slip.Id));
        page.WaitForElement("[data-testid=payment-correct]").Click();
        page.Find("[data-testid=correction-reason]").Input("Fletëpagesë e gabuar");
        page.Find("[data-testid=correction-save]").Click();

        page.WaitForElement("[data-testid=corrections]");
        Assert.Empty(page.FindAll("[data-testid=correction-confirm], [data-testid=payment-correct]"));
        await using (var session = Portal.As(await Portal.Data.SupervisorAsync()))
        {
            var waiting = Assert.Single(TestPortal.Ok(await session.Get<DeskQueries>().CorrectionsAsync(1, default)).Rows);
            TestPortal.Ok(await session.Get<PaymentDecisions>().ConfirmAsync(waiting.Id, waiting.Version, default));
        }

        var after = Render<SlipMoneyPage>(p => p.Add(c => c.SlipId, slip.Id));
        Assert.Contains("0,00", after.WaitForElement("[data-testid=slip-paid]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(after.FindAll("[data-testid=questions]"));
        Assert.Empty(after.FindAll("[data-testid=question-open]"));
    }

    [Fact]
    public async Task Desk_PaymentTakenBack_IsDecidedByTheSupervisor()
    {
        var slip = await SlipAsync();
        await TakenBackAsync(slip);
        SignIn(await Portal.Data.SupervisorAsync());
        Navigation.NavigateTo("/officer/payments/desk?view=Questions");

        var home = Render<PaymentTasks>();
        Assert.NotEmpty(home.WaitForElement("[data-testid=tasks-questions]").TextContent);
        var page = Render<DeskPage>();
        page.WaitForElement("[data-testid=question-open]").Click();
        page.Find("[data-testid=answer-DemandAgain]").Change("on");
        page.Find("[data-testid=question-note]").Input("Paguesi paguan përsëri");
        page.Find("[data-testid=question-save]").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=questions]")));
        await using var db = Portal.Db();
        var again = await db.PaymentSlips.SingleAsync(s => s.Id == slip.Id);
        Assert.Equal((SlipStatus.Open, true, 50_000L), (again.Status, again.IsDemandedAgain, again.DueCents));
    }

    [Fact]
    public async Task Preview_StatementOfAnotherAccount_AsksBeforeItOffersToConfirm()
    {
        var id = await UploadAsync("10,00", "Llogaria;1212012345678906\n");
        SignIn(_cashier);
        var page = Render<StatementPreview>(p => p.Add(c => c.StatementId, id));
        page.WaitForElement("[data-testid=statement-accept]");
        Assert.Empty(page.FindAll("[data-testid=statement-confirm]"));

        page.Find("[data-testid=statement-accept]").Click();

        page.WaitForElement("[data-testid=statement-confirm]");
        Assert.Contains("1212012345678906", page.Find("[data-testid=statement-facts]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Llogaria", page.Find("[data-testid=statement-preamble]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DaySheet_ShowsWhatWasBookedAndItsSum()
    {
        var slip = await SlipAsync();
        await using (var session = Portal.As(_cashier))
        {
            TestPortal.Ok(await session.Get<PaymentService>().BookAsync(slip.Id, slip.Version, new Booking(Portal.Today, "B-1", slip.AmountCents), default));
        }

        SignIn(_cashier);
        var page = Render<DaySheetPage>();

        Assert.Contains("500,00", page.WaitForElement("[data-testid=day-total]").TextContent, StringComparison.Ordinal);
        Assert.Contains(slip.Number, page.Find("[data-testid=day-rows]").TextContent, StringComparison.Ordinal);
        Assert.Equal([Money.Format(0), Money.Format(50_000), Money.Format(50_000)],
            new[] { "day-opening", "day-came", "day-place.booked" }.Select(id => page.Find($"[data-testid='{id}']").TextContent));
        Assert.Empty(page.FindAll("[data-testid=day-difference]"));
        Assert.DoesNotContain("Day.", page.Markup, StringComparison.Ordinal);
    }

    // What is drawn before the circuit begins is drawn again by it: it says only whether the person may see it.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DaySheetAndSlip_BeforeTheCircuit_ReadNothing(bool mayRead)
    {
        var slip = await SlipAsync();
        AddAuthorization().SetAuthorized("Vjosa Berisha");
        SignIn(mayRead ? _cashier : Company);
        SetRendererInfo(new RendererInfo("Static", false));

        var (day, money) = (Render<DaySheetPage>(), Render<SlipMoneyPage>(p => p.Add(c => c.SlipId, slip.Id)));

        Assert.Equal((mayRead ? 1 : 0, mayRead ? 0 : 1), (day.FindComponents<LoadingState>().Count, day.FindComponents<AccessDenied>().Count));
        Assert.Equal((mayRead ? 1 : 0, mayRead ? 0 : 1), (money.FindComponents<LoadingState>().Count, money.FindComponents<NotFoundMessage>().Count));
        await using var db = Portal.Db();
        Assert.False(await db.AuditRows.AnyAsync(r => r.Action == "payment.day" || r.Action == "payment.look"));
    }

    // The page reads itself anew as soon as it stands, and at every change of the case.
    [Fact]
    public async Task Slip_PageThatRefreshesItself_IsLookedAtOnce()
    {
        var slip = await SlipAsync();
        SignIn(_cashier);

        var page = Render<SlipMoneyPage>(p => p.Add(c => c.SlipId, slip.Id));

        page.WaitForElement("[data-testid=payments]");
        await page.InvokeAsync(() => page.FindComponent<RefreshOnCaseChange>().Instance.OnChanged.InvokeAsync());
        await using var db = Portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(r => r.Action == "payment.look" && r.SubjectId == slip.Id.ToString()));
    }

    private async Task<PaymentSlip> SlipAsync()
    {
        var file = await Portal.Data.CaseAsync(Company, CaseStatus.AwaitingPayment);
        var charged = await Portal.Database.InTransactionAsync<PaymentSlip?>(
            async db => await new CaseFees().ChargeAsync(db, await db.Cases.SingleAsync(c => c.Id == file.Id), Portal.Clock.UtcNow(), default), default);
        return charged.Value!;
    }

    private async Task TakenBackAsync(PaymentSlip slip)
    {
        string Entry(string direction, string mark) => $"""
            <Ntry><Amt Ccy="EUR">500.00</Amt><CdtDbtInd>{direction}</CdtDbtInd>{mark}<BookgDt><Dt>2026-01-12</Dt></BookgDt><AddtlNtryInf>{slip.Reference}</AddtlNtryInf></Ntry>
            """;
        foreach (var entry in new[] { Entry("CRDT", ""), Entry("DBIT", "<RvslInd>true</RvslInd>") })
        {
            await using var session = Portal.As(_cashier);
            using var body = new MemoryStream(Encoding.UTF8.GetBytes($"<Document><BkToCstmrStmt><Stmt>{entry}</Stmt></BkToCstmrStmt></Document>"));
            var id = TestPortal.Ok(await session.Get<StatementImport>().UploadAsync(body, "izvod.xml", western: false, default));
            var seen = TestPortal.Ok(await session.Get<StatementQueries>().ReadAsync(id, null, 1, default)).Version;
            TestPortal.Ok(await session.Get<StatementImport>().ConfirmAsync(id, seen, null, default));
        }
    }

    private async Task ConfirmedAsync(string amount = "10,00")
    {
        var id = await UploadAsync(amount);
        await using var session = Portal.As(_cashier);
        var seen = TestPortal.Ok(await session.Get<StatementQueries>().ReadAsync(id, null, 1, default)).Version;
        TestPortal.Ok(await session.Get<StatementImport>().ConfirmAsync(id, seen, null, default));
    }

    private async Task<Guid> UploadAsync(string amount = "10,00", string above = "")
    {
        await using var session = Portal.As(_cashier);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes($"{above}Data;Shuma;Referenca\n12.01.2026;{amount};pa referencë"));
        return TestPortal.Ok(await session.Get<StatementImport>().UploadAsync(body, "izvod.csv", western: false, default));
    }
}
