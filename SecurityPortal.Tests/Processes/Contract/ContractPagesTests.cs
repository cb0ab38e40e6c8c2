using Bunit;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Processes.Contract;

namespace SecurityPortal.Tests.Processes.Contract;

/// <summary>The company's list, the page where a notification begins, and the ministry's register.</summary>
public sealed class ContractPagesTests : PageBunitContext
{
    [Theory]
    [InlineData("en", "Authorised, paid")]
    [InlineData("sq", "Autorizuar – paguar")]
    [InlineData("sr-Latn", "Autorizovano – plaćeno")]
    public async Task List_ContractInForce_CanBeAnnexedAndEnded_InEachLanguage(string language, string state)
    {
        Speak(language);
        var contract = await ContractAsync("Shkolla Drita", CaseStatus.Effective);
        SignIn(Company);

        var page = Render<ContractList>();

        var row = page.WaitForElement($"[data-testid='contract-{contract.Number}']");
        Assert.Contains(state, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Shkolla Drita", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("[data-testid=list-annex]"));
        Assert.NotNull(row.QuerySelector("[data-testid=list-terminate]"));
    }

    [Fact]
    public async Task List_OfADelegateWhoMayOnlyPay_OffersNothingElse()
    {
        await ContractAsync("Shkolla Drita", CaseStatus.Effective);
        SignIn(await Portal.DelegateAsync(Company, DelegatePermissions.Pay));

        var page = Render<ContractList>();

        page.WaitForElement("[data-testid=contracts]");
        Assert.Empty(page.FindAll("[data-testid=list-annex], [data-testid=list-terminate]"));
    }

    [Fact]
    public async Task List_Filter_TakesNoPersonalNumberAndNoUnreadableDayIntoTheAddress()
    {
        await ContractAsync("Shkolla Drita", CaseStatus.Effective);
        await ContractAsync("Hoteli Iliria", CaseStatus.Submitted);
        SignIn(Company);
        var page = Render<ContractList>();
        page.WaitForElement("[data-testid=contracts]");
        var before = Navigation.Uri;

        page.Find("[data-testid=filter-client]").Input(TestData.MarkerNumber);
        page.Find("form").Submit();
        Assert.NotEmpty(page.FindAll("[data-testid=filter-problem]"));
        page.Find("[data-testid=filter-client]").Input("drita");
        page.Find("[data-testid=filter-from]").Input("nesër");
        page.Find("form").Submit();
        Assert.NotEmpty(page.FindAll("[data-testid=filter-problem]"));
        Assert.Equal(before, Navigation.Uri);

        page.Find("[data-testid=filter-from]").Input("");
        page.Find("form").Submit();
        Assert.EndsWith("?client=drita", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=contracts] > li")));
    }

    [Fact]
    public async Task Start_WithoutALicence_SaysWhyAndHasNoButton()
    {
        SignIn(Company);

        var page = Render<ContractStart>();

        Assert.NotEmpty(page.WaitForElement("[data-testid=barrier]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=start-contract]"));
        await using var db = Portal.Db();
        Assert.Equal(0, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task Start_OpenedTwiceAndPressedOnce_MakesOneDraft()
    {
        await Portal.LicenceAsync(Company, Portal.Today.AddDays(300));
        SignIn(Company);
        Render<ContractStart>().WaitForElement("[data-testid=start-contract]");
        var page = Render<ContractStart>();
        page.WaitForElement("[data-testid=start-contract]");

        await Task.WhenAll(page.Find("[data-testid=start-contract]").ClickAsync(new()), page.Find("[data-testid=start-contract]").ClickAsync(new()));

        await using var db = Portal.Db();
        var draft = await db.Drafts.SingleAsync();
        Assert.EndsWith($"/notifications/contracts/{draft.Id}/{ContractForm.ContractStep}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Panel_OfAnotherCompany_IsNotDrawn()
    {
        var contract = await ContractAsync("Shkolla Drita", CaseStatus.Effective);
        SignIn(await Portal.Data.CompanyAsync("Tjetra", "810000888"));

        var panel = Render<ContractPanel>(p => p.Add(c => c.Case, SampleView.Of(contract, SampleView.Ministry("Arta Gashi"))));

        Assert.Empty(panel.FindAll("[data-testid=contract-panel]"));
    }

    [Fact]
    public async Task Register_ByMunicipality_ShowsItsContracts_AndEachLookIsOneRow()
    {
        await ContractAsync("Shkolla Drita", CaseStatus.Effective);
        await ContractAsync("Hoteli Iliria", CaseStatus.Effective, "20");
        SignIn(await Portal.Data.OfficerAsync());
        Navigation.NavigateTo("/officer/register/contracts?municipality=20");

        var page = Render<ContractsPage>();

        Assert.Contains("Hoteli Iliria", Assert.Single(page.WaitForElements("[data-testid=contracts] > li")).TextContent, StringComparison.Ordinal);
        Assert.Contains("municipality=20", page.Find("[data-testid=export]").GetAttribute("href"), StringComparison.Ordinal);
        await using var db = Portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "register.search"));
    }

    [Fact]
    public async Task Register_SearchedByPersonalNumber_HasNoExportOfSomethingElse()
    {
        await ContractAsync("Shkolla Drita", CaseStatus.Effective);
        SignIn(await Portal.Data.OfficerAsync());
        var page = Render<ContractsPage>();
        page.WaitForElement("[data-testid=export]");

        page.Find("[data-testid=search]").Input(TestData.MarkerNumber);
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=export]")));
        Assert.DoesNotContain(TestData.MarkerNumber, Navigation.Uri, StringComparison.Ordinal);
    }

    private async Task<Case> ContractAsync(string client, CaseStatus status, string municipality = "19")
    {
        var file = await Portal.CaseOfAsync(Company, ContractProcess.Definition, ContractProcess.ClassCode, status);
        await using var db = Portal.Db();
        db.Contracts.Add(new RegisteredContract
        {
            CaseId = file.Id, CompanyId = Company.CompanyId!.Value, ClassCode = "SRV-BAZ", LicenceNumber = "SRV-BAZ-2026-0001",
            ClientKind = ContractClientKind.LegalPerson,
            ClientName = client, ClientSearch = " " + string.Join(' ', Core.People.NameFolding.Words(client)), MunicipalityCode = municipality,
            ValidFrom = Portal.Today, ValidTo = Portal.Today.AddDays(100), IsLate = false, BelowMinimumWage = false,
        });
        await db.SaveChangesAsync();
        return file;
    }
}
