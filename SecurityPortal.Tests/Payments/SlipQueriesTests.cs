using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Payments;

namespace SecurityPortal.Tests.Payments;

public sealed class SlipQueriesTests : PaymentsKit
{
    [Fact]
    public async Task List_EachView_HoldsItsSlips()
    {
        var company = await Data.CompanyAsync();
        var cashier = await CashierAsync();
        var open = await ChargedAsync(company);
        var withReceipt = await ChargedAsync(company);
        var paid = await ChargedAsync(company);
        await Payments(company).UploadReceiptAsync(withReceipt.Id, new MemoryStream(TestKit.SampleFiles.Pdf()), "a.pdf", default);
        await Payments(cashier).BookAsync(paid.Id, paid.Version, Full(paid), default);

        Assert.Equal([open.Number, withReceipt.Number], await NumbersAsync(cashier, new SlipFilter(SlipListView.Open)));
        Assert.Equal([withReceipt.Number], await NumbersAsync(cashier, new SlipFilter(SlipListView.WithReceipt)));
        Assert.Equal([paid.Number], await NumbersAsync(cashier, new SlipFilter(SlipListView.Paid)));
        Assert.Empty(await NumbersAsync(cashier, new SlipFilter(SlipListView.Overdue)));
        Assert.Equal(3, (await NumbersAsync(cashier, new SlipFilter(SlipListView.All))).Count);

        Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([open.Number, withReceipt.Number], await NumbersAsync(cashier, new SlipFilter(SlipListView.Overdue)));
    }

    [Fact]
    public async Task List_Search_FindsByReferenceNumbersAndBeginningsOfThePayersName()
    {
        var slip = await ChargedAsync(await Data.CompanyAsync("Siguria Çelik SH.P.K.", "810123456"));
        await ChargedAsync(await Data.CompanyAsync("Tjetra SH.P.K."));
        var cashier = await CashierAsync();
        var caseNumber = (await Slips(cashier).OfCaseAsync(slip.CaseId, default))[0].CaseNumber;

        string[] questions = [slip.Reference, PaymentReference.Grouped(slip.Reference), "fp-2026-000001", caseNumber.ToLowerInvariant(), "810123456", "cel sig",
            "ÇELIK"];
        foreach (var question in questions)
        {
            Assert.Equal([slip.Number], await NumbersAsync(cashier, new SlipFilter(SlipListView.Open, question)));
        }

        Assert.Empty(await NumbersAsync(cashier, new SlipFilter(SlipListView.Open, "elik")));
        Assert.Empty(await NumbersAsync(cashier, new SlipFilter(SlipListView.Open, "…")));
    }

    [Fact]
    public async Task List_ApplicantOrAdministrator_IsNotPermitted()
    {
        var company = await Data.CompanyAsync();

        Assert.IsType<NotPermitted>((await Slips(company).ListAsync(new SlipFilter(), default)).Error);
        Assert.IsType<NotPermitted>((await Slips(await Data.MinistryAsync("Admin", PortalRoles.Administrator)).ListAsync(new SlipFilter(), default)).Error);
    }

    [Fact]
    public async Task Own_MoreThanAPage_PutsWhatIsToBePaidFirst()
    {
        var company = await Data.CompanyAsync();
        var open = await ChargedAsync(company);
        for (var i = 0; i < SlipQueries.OwnPageSize; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await ChargedAsync(company);
        }

        await using (var db = Database.CreateDbContext())
        {
            await db.PaymentSlips.Where(s => s.Id != open.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, SlipStatus.Paid));
        }

        var (first, second) = ((await Slips(company).OwnAsync(Page(1), default)).Value.Page, (await Slips(company).OwnAsync(Page(2), default)).Value.Page);

        Assert.Equal((SlipQueries.OwnPageSize + 1, SlipQueries.OwnPageSize, open.Id), (first.Total, first.Rows.Count, first.Rows[0].Id));
        Assert.DoesNotContain(Assert.Single(second.Rows).Id, first.Rows.Select(s => s.Id));
    }

    [Fact]
    public async Task Own_AnotherCompanyOrNoPermission_SeesNothing()
    {
        var company = await Data.CompanyAsync();
        var slip = await ChargedAsync(company);
        var other = await Data.CompanyAsync("Tjetra SH.P.K.");

        Assert.Equal([slip.Number], (await Slips(company).OwnAsync(Page(1), default)).Value.Page.Rows.Select(s => s.Number));
        Assert.Empty((await Slips(other).OwnAsync(Page(1), default)).Value.Page.Rows);
        Assert.IsType<NotPermitted>((await Slips(company with { Permissions = DelegatePermissions.Submit }).OwnAsync(Page(1), default)).Error);
        Assert.Empty(await Slips(other).OfCaseAsync(slip.CaseId, default));
        Assert.Empty(await Slips(company with { Permissions = DelegatePermissions.Submit }).OfCaseAsync(slip.CaseId, default));
        Assert.True((await Slips(company).OfCaseAsync(slip.CaseId, default))[0].MayUpload);
        Assert.False((await Slips(await CashierAsync()).OfCaseAsync(slip.CaseId, default))[0].MayUpload);
    }

    [Fact]
    public async Task PaidSlip_BankReference_IsShownToTheMinistryAlone()
    {
        var company = await Data.CompanyAsync();
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(company);
        await Payments(cashier).BookAsync(slip.Id, slip.Version, Full(slip), default);

        Assert.Equal("BQK-77812", Assert.Single(await Slips(cashier).OfCaseAsync(slip.CaseId, default)).BankReference);
        Assert.Equal("BQK-77812", Assert.Single((await Slips(cashier).ListAsync(new SlipFilter(SlipListView.Paid), default)).Value.Rows).BankReference);
        Assert.Null(Assert.Single(await Slips(company).OfCaseAsync(slip.CaseId, default)).BankReference);
        Assert.Null(Assert.Single((await Slips(company).OwnAsync(Page(0), default)).Value.Page.Rows).BankReference);
        Assert.Null(Assert.Single(await Slips(company).OwnOfProcessAsync("ServiceLicence", default)).BankReference);
    }

    [Fact]
    public async Task List_Search_LeavesAnAuditRowAndALookWithoutOneNone()
    {
        var cashier = await CashierAsync();
        await Slips(cashier).ListAsync(new SlipFilter(SlipListView.Open), default);
        await Slips(cashier).ListAsync(new SlipFilter(SlipListView.Open, "Siguria"), default);

        await using var db = Database.CreateDbContext();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal(("payment.search", cashier.UserId), (row.Action, row.ActorId));
    }

    [Fact]
    public async Task List_Overdue_BeginsTheDayAfterTheLastDay()
    {
        var cashier = await CashierAsync();
        var slip = await ChargedAsync(await Data.CompanyAsync());
        Clock.Advance(TimeSpan.FromDays(slip.DueOn.DayNumber - Clock.Today().DayNumber));

        Assert.Empty(await NumbersAsync(cashier, new SlipFilter(SlipListView.Overdue)));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([slip.Number], await NumbersAsync(cashier, new SlipFilter(SlipListView.Overdue)));
    }

    [Fact]
    public async Task Sums_OfAView_AddUpWhatItHolds()
    {
        var company = await Data.CompanyAsync();
        var cashier = await CashierAsync();
        var (open, paid) = (await ChargedAsync(company), await ChargedAsync(company));
        await Payments(cashier).BookAsync(paid.Id, paid.Version, Full(paid), default);

        async Task<SlipSums?> SumsAsync(SlipListView view, string? text = null) => (await Slips(cashier).SumsAsync(new SlipFilter(view, text), default)).Value;

        Assert.Equal(new SlipSums(open.AmountCents, 0, open.AmountCents), await SumsAsync(SlipListView.Open));
        Assert.Equal(new SlipSums(paid.AmountCents, paid.AmountCents, 0), await SumsAsync(SlipListView.Paid));
        Assert.Equal(new SlipSums(open.AmountCents + paid.AmountCents, paid.AmountCents, open.AmountCents), await SumsAsync(SlipListView.All));
        Assert.Equal(new SlipSums(paid.AmountCents, paid.AmountCents, 0), await SumsAsync(SlipListView.All, paid.Number));
        Assert.Equal(new SlipSums(0, 0, 0), await SumsAsync(SlipListView.Open, "askush"));
    }

    [Fact]
    public async Task List_SearchInAView_FindsThoseInItAlone()
    {
        var cashier = await CashierAsync();
        var company = await Data.CompanyAsync("Siguria Çelik SH.P.K.", "810123456");
        var (open, paid) = (await ChargedAsync(company), await ChargedAsync(company));
        await Payments(cashier).BookAsync(paid.Id, paid.Version, Full(paid), default);

        foreach (var question in new[] { "810123456", "celik" })
        {
            Assert.Equal([open.Number], await NumbersAsync(cashier, new SlipFilter(SlipListView.Open, question)));
            Assert.Equal([paid.Number], await NumbersAsync(cashier, new SlipFilter(SlipListView.Paid, question)));
            Assert.Equal(2, (await NumbersAsync(cashier, new SlipFilter(SlipListView.All, question))).Count);
        }

        Assert.Empty(await NumbersAsync(cashier, new SlipFilter(SlipListView.Open, paid.Reference)));
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(Actor actor, SlipFilter filter)
    {
        var page = (await Slips(actor).ListAsync(filter, default)).Value;
        Assert.Equal(page.Rows.Count, page.Total);
        return [.. page.Rows.Select(r => r.Number)];
    }

    private static SlipFilter Page(int number) => new(SlipListView.All, null, new PageRequest(number));
}
