using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Identity.Demo;
using SecurityPortal.Core.Payments;
using SecurityPortal.Core.People;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.EndToEnd;

/// <summary>From the slip to the licence: the company uploads a receipt, the cashier books, anyone checks.</summary>
[Collection(Lanes.Two)]
public sealed class PaymentJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Slip_BookedByTheCashier_BecomesALicenceThatAnyoneCanCheck()
    {
        await using var portal = await PortalProcess.StartAsync();
        var slip = await ApprovedAsync(portal);

        await using var company = await Person.ArriveAsync(browser.Browser, portal.Address);
        await company.SignInAsync(DemoAccounts.FirstCompany);
        await company.GoAsync("/licences");
        await company.LookAsync();
        await company.GoAsync("/payments");
        await Assertions.Expect(company.Page.GetByText(PaymentReference.Grouped(slip.Reference))).ToBeVisibleAsync();
        await company.LookAsync();
        await company.UploadAsync($"receipt-upload-{slip.Number}", "dëftesa.pdf", SampleFiles.Pdf());
        await Assertions.Expect(company.At($"receipt-{slip.Number}")).ToBeVisibleAsync();
        await company.GoAsync($"/cases/{slip.CaseId}");
        await Assertions.Expect(company.At("slip-panel")).ToBeVisibleAsync();
        await company.LookAsync();

        await using var cashier = await Person.ArriveAsync(browser.Browser, portal.Address, width: 390);
        await cashier.SignInAsync("arketar@demo.example");
        await cashier.GoAsync("/officer/payments?view=WithReceipt");
        await cashier.LookAsync();
        await cashier.At($"book-{slip.Number}").ClickAsync();
        await cashier.FillAsync("book-date", LocalTime.Format(TimeProvider.System.Today()));
        await cashier.FillAsync("book-reference", "BQK-1");
        await cashier.FillAsync("book-amount", "499,99");
        await cashier.At("book-confirm").ClickAsync();
        await Assertions.Expect(cashier.At("book-error")).ToContainTextAsync("499,99 €");
        await cashier.LookAsync();
        await cashier.FillAsync("book-amount", "500");
        await cashier.At("book-confirm").ClickAsync();
        await Assertions.Expect(cashier.At($"slip-{slip.Number}")).ToHaveCountAsync(0);

        // The company's open page shows the licence by itself.
        await Assertions.Expect(company.At("licence-panel")).ToBeVisibleAsync();
        await company.LookAsync();
        var number = await company.At("licence-number").InnerTextAsync();
        var paper = await company.Page.APIRequest.GetAsync(new Uri(portal.Address, await company.At("licence-pdf").GetAttributeAsync("href")).ToString());
        Assert.Equal((200, "application/pdf"), (paper.Status, paper.Headers["content-type"]));
        Assert.Contains("no-store", paper.Headers["cache-control"], StringComparison.Ordinal);
        Assert.Contains(number, PdfText.Of(await paper.BodyAsync()), StringComparison.Ordinal);

        await using var visitor = await Person.ArriveAsync(browser.Browser, portal.Address, "en", width: 320);
        await visitor.GoAsync("/check");
        await visitor.LookAsync();
        await visitor.Page.Locator("#check-q").FillAsync(number.ToLowerInvariant().Replace('-', ' '));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.At("verdict")).ToHaveAttributeAsync("data-state", "Valid");
        await visitor.LookAsync();
        Assert.False(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), "The page is wider than the phone.");
        Assert.Empty(company.Faults.Concat(cashier.Faults).Concat(visitor.Faults));
    }

    private static async Task<PaymentSlip> ApprovedAsync(PortalProcess portal)
    {
        var database = new PortalFile(Path.Combine(portal.DataDirectory, "portal.db"));
        await using var db = database.CreateDbContext();
        var number = BusinessNumber.Parse(DemoAccounts.FirstCompany);
        var company = await db.Companies.SingleAsync(c => c.BusinessNumber == number);
        var actor = new Actor { UserId = company.OwnerUserId, Name = company.Name, Language = "sq", CompanyId = company.Id };
        var file = await new TestData(database, TimeProvider.System, first: 900_000).CaseAsync(actor, CaseStatus.AwaitingPayment);
        var charged = await database.InTransactionAsync<PaymentSlip?>(async d => await new CaseFees()
            .ChargeAsync(d, file, TimeProvider.System.UtcNow(), default), default);
        return charged.Value!;
    }

    private sealed class PortalFile(string path) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() =>
            new SqlitePortalDbContext(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite($"Data Source={path}").Options);
    }
}
