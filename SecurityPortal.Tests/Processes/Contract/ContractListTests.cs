using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.Contract;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Processes.Contract;

/// <summary>Who sees which contracts, filtered and as Excel.</summary>
public sealed class ContractListTests : ContractKit
{
    [Fact]
    public async Task Lists_OfOthers_ShowNothing()
    {
        var caseId = await NotifiedAsync();
        var second = await EffectiveAsync();
        var other = await Portal.Data.CompanyAsync("Tjetra", "810000888");
        var theirs = await EffectiveAsync();
        await HandToAsync(other, theirs, "Klienti i Tjetrës");

        await using var session = Portal.As(other);
        var contracts = session.Get<ContractQueries>();

        Assert.Equal([theirs], TestPortal.Ok(await contracts.OwnAsync(new ContractFilter(), default)).Rows.Select(r => r.CaseId));
        Assert.Equal([theirs], TestPortal.Ok(await contracts.OwnAsync(new ContractFilter { CompanyId = Company.CompanyId }, default)).Rows.Select(r =>
            r.CaseId));
        Assert.StartsWith("Klienti i Tjetrës", Assert.Single(await contracts.SuggestAsync(default)), StringComparison.Ordinal);
        Assert.Equal(1, await LinesAsync(contracts, register: false));
        Assert.NotNull(await contracts.OfCaseAsync(theirs, default));
        Assert.Null(await contracts.OfCaseAsync(caseId, default));
        Assert.IsType<NotPermitted>((await contracts.RegisterAsync(new ContractFilter(), default)).Error);
        Assert.IsType<NotPermitted>((await contracts.ExportAsync(new ContractFilter(), register: true, default)).Error);
        Assert.Empty((await contracts.OfCompanyAsync(caseId, default)).Rows);

        await using var officer = Portal.As(Officer);
        Assert.Equal([second], (await officer.Get<ContractQueries>().OfCompanyAsync(caseId, default)).Rows.Select(r => r.CaseId));
    }

    [Fact]
    public async Task Own_ByADelegateWhoMayNotPay_HandsOutNoSlip()
    {
        await AuthorisedAsync();
        await using var owner = Portal.As(Company);
        await using var delegated = Portal.As(await Portal.DelegateAsync(Company, DelegatePermissions.Prepare));

        Assert.NotNull(Assert.Single(TestPortal.Ok(await owner.Get<ContractQueries>().OwnAsync(new ContractFilter(), default)).Rows).SlipId);
        Assert.Null(Assert.Single(TestPortal.Ok(await delegated.Get<ContractQueries>().OwnAsync(new ContractFilter(), default)).Rows).SlipId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Export_EachList_LeavesAnAuditRowWithTheNumberOfContracts(bool register)
    {
        await NotifiedAsync();
        var actor = register ? Officer : Company;
        await using var session = Portal.As(actor);

        Assert.Equal(1, await LinesAsync(session.Get<ContractQueries>(), register));

        await using var db = Portal.Db();
        Assert.Equal("1", db.AuditRows.Single(r => r.Action == "contract.export" && r.ActorId == actor.UserId).Detail);
    }

    [Fact]
    public async Task Register_Look_LeavesAnAuditRow()
    {
        await NotifiedAsync();
        await using var session = Portal.As(Officer);

        TestPortal.Ok(await session.Get<ContractQueries>().RegisterAsync(new ContractFilter(), default));

        await using var db = Portal.Db();
        Assert.Single(db.AuditRows.Where(r => r.Action == "register.search" && r.ActorId == Officer.UserId));
    }

    [Fact]
    public async Task Filters_EachAlone_FindWhatTheySay()
    {
        var plain = await NotifiedAsync();
        var late = await NotifiedAsync(a => a.Terms.SignedOn = Today.AddDays(-30));
        var longer = await NotifiedAsync(a => a.Terms.To = Licence.ValidTo.AddDays(1));
        var paid = await EffectiveAsync(a => (a.Terms.From, a.Terms.To) = (Today.AddDays(300), Today.AddDays(310)));

        Assert.Equal([late], await FindAsync(new ContractFilter { Late = true }));
        Assert.Equal([longer], await FindAsync(new ContractFilter { OutlivesLicence = true }));
        Assert.Equal([paid], await FindAsync(new ContractFilter { Status = CaseStatus.Effective }));
        Assert.Equal([paid], await FindAsync(new ContractFilter { From = Today.AddDays(305), To = Today.AddDays(305), Status = CaseStatus.Effective }));
        Assert.Equal([longer, late, plain], await FindAsync(new ContractFilter { To = Today.AddDays(2) }));
        Assert.Empty(await FindAsync(new ContractFilter { ClassCode = "SRV-MA" }));
        Assert.Equal(4, (await FindAsync(new ContractFilter { MunicipalityCode = "19" })).Count);
        Assert.Empty(await FindAsync(new ContractFilter { MunicipalityCode = "20" }));
        Assert.Equal(4, (await FindAsync(new ContractFilter { Text = "cele gj" })).Count);
        Assert.Empty(await FindAsync(new ContractFilter { Text = "siguria" }));
    }

    [Fact]
    public async Task Register_ByPersonalNumber_FindsTheClientAndTellsTheAuditNoNumber()
    {
        var caseId = await NotifiedAsync();
        await using var session = Portal.As(Officer);

        var found = TestPortal.Ok(await session.Get<ContractQueries>().RegisterAsync(new ContractFilter { Text = TestData.MarkerNumber }, default));

        Assert.Equal([caseId], found.Rows.Select(r => r.CaseId));
        await using var db = Portal.Db();
        Assert.DoesNotContain(db.AuditRows.ToList(), a => (a.Detail ?? "").Contains(TestData.MarkerNumber, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_NamesThatLookLikeFormulas_AreTexts()
    {
        await NotifiedAsync(a =>
        {
            a.Client.Kind = ContractClientKind.LegalPerson;
            a.Client.Business = new ContractBusiness
            {
                BusinessNumber = "810000099", Name = "=HYPERLINK(\"http://x\")", MunicipalityCode = "19", Settlement = "Prishtinë", Address = "Rr. B 2",
                ResponsiblePerson = "Ana",
                Phone = "044 111 222",
            };
        });
        await using var session = Portal.As(Company);

        using var file = new MemoryStream(TestPortal.Ok(await session.Get<ContractQueries>()
            .ExportAsync(new ContractFilter(), register: false, default)).Content);

        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal("'=HYPERLINK(\"http://x\")", Assert.Single(rows).Values.OfType<string>().Single(v => v.Contains("HYPERLINK", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" @x", "' @x")]
    [InlineData("-1", "'-1")]
    [InlineData("Drita Sh.p.k.", "Drita Sh.p.k.")]
    [InlineData(null, "")]
    public void Safe_Text_IsNeverAFormula(string? text, string safe) => Assert.Equal(safe, SheetText.Safe(text));

    private async Task HandToAsync(Actor other, Guid caseId, string client)
    {
        await using var db = Portal.Db();
        await db.Contracts.Where(c => c.CaseId == caseId).ExecuteUpdateAsync(c => c.SetProperty(x => x.CompanyId, other.CompanyId!.Value)
            .SetProperty(x => x.ClientName, client));
        await db.Cases.Where(c => c.Id == caseId).ExecuteUpdateAsync(c => c.SetProperty(x => x.CompanyId, other.CompanyId));
    }

    private static async Task<int> LinesAsync(ContractQueries contracts, bool register)
    {
        using var file = new MemoryStream(TestPortal.Ok(await contracts.ExportAsync(new ContractFilter(), register, default)).Content);
        return file.Query(useHeaderRow: true).Count();
    }

    private async Task<IReadOnlyList<Guid>> FindAsync(ContractFilter filter)
    {
        await using var session = Portal.As(Company);
        return [.. TestPortal.Ok(await session.Get<ContractQueries>().OwnAsync(filter, default)).Rows.Select(r => r.CaseId)];
    }
}
