using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Identity;
using SecurityPortal.Tests.Cases;
using SecurityPortal.Tests.TestKit;

namespace SecurityPortal.Tests.Casework;

public sealed class QueueQueriesTests : CasesKit
{
    private Actor _officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _officer = await Data.OfficerAsync();
    }

    [Theory]
    [InlineData("çelë")]
    [InlineData("CELE gjon")]
    [InlineData("gjonbalaj čel")]
    [InlineData("siguria")]
    [InlineData("sig plus")]
    [InlineData(" SSHPS-SL-2026-000003 ")]
    [InlineData("sl-2026-3")]
    [InlineData("3")]
    [InlineData("810000001")]
    [InlineData("1234567892")]
    [InlineData("1234 567 892")]
    public async Task Page_TextOfTheCase_FindsItAndNoOther(string text)
    {
        var file = await Data.CaseAsync(await Data.CompanyAsync("Siguria Plus SH.P.K.", "810000001"));
        var stranger = await Data.CompanyAsync("Mbrojtja SH.P.K.", "810000999");
        var application = TestData.Application(await CompanyAsync(stranger));
        application.Background.Owners[0].Person.PersonalNumber = "1111111114";
        (application.Background.Owners[0].Person.FirstName, application.Background.Owners[0].Person.LastName) = ("Dragan", "Đorđević");
        application.Background.Responsible.Clear();
        await Data.CaseAsync(stranger, application: application);
        Assert.EndsWith("000003", file.Number, StringComparison.Ordinal);

        Assert.Equal([file.Number], await NumbersAsync(new QueueFilter { Text = text }));
    }

    [Theory]
    [InlineData("balaj")]
    [InlineData("siguria minus")]
    [InlineData("9999999999")]
    [InlineData("%")]
    [InlineData("' OR 1=1 --")]
    public async Task Page_TextThatFitsNothing_IsEmpty(string text)
    {
        await Data.CaseAsync(await Data.CompanyAsync());

        Assert.Empty(await NumbersAsync(new QueueFilter { Text = text }));
    }

    [Fact]
    public async Task Page_Groups_HoldTheirStates()
    {
        var company = await Data.CompanyAsync();
        foreach (var status in Enum.GetValues<CaseStatus>())
        {
            await Data.CaseAsync(company, status);
        }

        foreach (var group in Enum.GetValues<QueueGroup>())
        {
            var first = (await Queue(_officer).PageAsync(new QueueFilter { Group = group }, look: false, default)).Value;
            var rows = first.Rows.Select(r => r.Status).ToList();
            if (first.Pages > 1)
            {
                rows.AddRange((await Queue(_officer)
                    .PageAsync(new QueueFilter { Group = group, Page = new PageRequest(2) }, look: false, default)).Value.Rows.Select(r => r.Status));
            }

            Assert.Equal(CaseStates.Of(group).Order(), rows.Order());
            Assert.Equal(rows.Count, first.Total);
        }

        var grouped = Enum.GetValues<QueueGroup>().Except([QueueGroup.All, QueueGroup.Open]).SelectMany(CaseStates.Of);
        Assert.Equal(Enum.GetValues<CaseStatus>(), grouped.Order());
    }

    [Fact]
    public async Task Page_MoreThanOnePage_EveryCaseOnceInOrder()
    {
        var company = await Data.CompanyAsync();
        var expected = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            expected.Add((await Data.CaseAsync(company, i % 2 == 0 ? CaseStatus.Submitted : CaseStatus.InReview, filedOn: 100 - i)).Number);
        }

        var oldest = new List<string>();
        var newest = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            oldest.AddRange(await NumbersAsync(new QueueFilter { Page = new PageRequest(page) }));
            newest.AddRange(await NumbersAsync(new QueueFilter { Page = new PageRequest(page), NewestFirst = true }));
        }

        Assert.Equal(expected, oldest);
        Assert.Equal(Enumerable.Reverse(expected), newest);
        Assert.Equal(expected.Skip(50), await NumbersAsync(new QueueFilter { Page = new PageRequest(4) }));
    }

    [Fact]
    public async Task Page_OfficerFilters_TellMineOthersAndNobodys()
    {
        var other = await Data.OfficerAsync("Tjetri");
        var company = await Data.CompanyAsync();
        var mine = await Data.CaseAsync(company, CaseStatus.InReview, _officer);
        var theirs = await Data.CaseAsync(company, CaseStatus.InReview, other);
        var nobodys = await Data.CaseAsync(company);

        Assert.Equal([mine.Number], await NumbersAsync(new QueueFilter { Mine = true }));
        Assert.Equal([theirs.Number], await NumbersAsync(new QueueFilter { OfficerId = other.UserId }));
        Assert.Equal([nobodys.Number], await NumbersAsync(new QueueFilter { Unassigned = true }));
    }

    [Fact]
    public async Task Page_Overdue_CountsFromTheDeadlineWithItsPauses()
    {
        var company = await Data.CompanyAsync();
        await Data.CaseAsync(company, filedOn: 30);
        var late = await Data.CaseAsync(company, filedOn: 31);
        await PauseAsync(await Data.CaseAsync(company, filedOn: 31), 1);
        var lateInSpiteOfPause = await Data.CaseAsync(company, filedOn: 33);
        await PauseAsync(lateInSpiteOfPause, 2);
        await Data.CaseAsync(company, CaseStatus.Returned, filedOn: 90);
        await Data.CaseAsync(company, CaseStatus.Issued, filedOn: 90);

        var page = (await Queue(_officer).PageAsync(new QueueFilter { Overdue = true, Group = QueueGroup.All }, look: false, default)).Value;

        Assert.Equal([lateInSpiteOfPause.Number, late.Number], page.Rows.Select(r => r.Number));
        Assert.All(page.Rows, r => Assert.Equal(-1, r.Deadline!.DaysLeft));
    }

    [Fact]
    public async Task Page_MinimumAge_LeavesOutYoungerCases()
    {
        var company = await Data.CompanyAsync();
        await Data.CaseAsync(company, filedOn: 9);
        var old = await Data.CaseAsync(company, filedOn: 10);

        Assert.Equal([old.Number], await NumbersAsync(new QueueFilter { MinAgeDays = 10 }));
    }

    [Theory]
    [InlineData(PortalRoles.Auditor, true)]
    [InlineData(PortalRoles.Supervisor, true)]
    [InlineData(PortalRoles.Cashier, false)]
    [InlineData(PortalRoles.Administrator, false)]
    [InlineData("applicant", false)]
    public async Task Reads_EachRole_AreAllowedOrRefusedInTheService(string role, bool allowed)
    {
        var company = await Data.CompanyAsync();
        var file = await Data.CaseAsync(company);
        var actor = role == "applicant" ? company : await Data.MinistryAsync("Personi", role);

        Assert.Equal(allowed, (await Queue(actor).PageAsync(new QueueFilter(), true, default)).IsOk);
        Assert.Equal(allowed, (await Queue(actor).OfficersAsync(default)).IsOk);
        Assert.Equal(allowed, (await Dashboard(actor).ReadAsync(default)).IsOk);
        Assert.Equal(allowed, (await Views(actor).ReadAsync(file.Id, null, true, default)).IsOk);
    }

    [Fact]
    public async Task Page_SearchByPersonalNumber_LeavesAnAuditRowWithoutIt()
    {
        await NumbersAsync(new QueueFilter { Text = TestData.MarkerNumber }, look: true);
        await NumbersAsync(new QueueFilter { Text = "gashi" }, look: true);
        await NumbersAsync(new QueueFilter(), look: true);

        await using var db = Database.CreateDbContext();
        var rows = await db.AuditRows.OrderBy(a => a.Id).ToListAsync();
        Assert.Equal([("case.search", "by personal number"), ("case.search", "gashi"), ("case.queue", null)], rows.Select(a => (a.Action, a.Detail)));
    }

    [Fact]
    public async Task Dashboard_CountsWorkDecisionsAndLoads()
    {
        var company = await Data.CompanyAsync();
        var waiting = await Data.CaseAsync(company, filedOn: 40);
        var mine = await Data.CaseAsync(company, CaseStatus.InReview, _officer);
        var decision = await Data.CaseAsync(company, CaseStatus.Recommended, _officer);
        await Data.CaseAsync(company, CaseStatus.Returned, _officer);
        await Data.CaseAsync(company, CaseStatus.Issued, _officer);

        var forOfficer = (await Dashboard(_officer).ReadAsync(default)).Value;
        var forHead = (await Dashboard(await Data.SupervisorAsync()).ReadAsync(default)).Value;

        Assert.Equal((1, 1, 1, 1), (forOfficer.CountOf(QueueGroup.ToTake), forOfficer.CountOf(QueueGroup.InReview), forOfficer.CountOf(QueueGroup.Returned),
            forOfficer.Overdue));
        Assert.Equal([mine.Number], forOfficer.Mine.Select(r => r.Number));
        Assert.Equal([decision.Number], forOfficer.ForDecision.Select(r => r.Number));
        Assert.Equal([waiting.Number], forOfficer.ToTake.Select(r => r.Number));
        Assert.Empty(forOfficer.Loads);
        Assert.Equal([new OfficerLoad(_officer.UserId, "Arta Gashi", 1, 1, 1)], forHead.Loads);
    }

    [Fact]
    public async Task Dashboard_Lists_HoldTheStatesThatTheQueueBehindThemHolds()
    {
        var company = await Data.CompanyAsync();
        foreach (var status in Enum.GetValues<CaseStatus>())
        {
            await Data.CaseAsync(company, status);
            await Data.CaseAsync(company, status, _officer);
        }

        var home = (await Dashboard(_officer).ReadAsync(default)).Value;
        var load = Assert.Single((await Dashboard(await Data.SupervisorAsync()).ReadAsync(default)).Value.Loads);

        Assert.Equal(CaseStates.Of(QueueGroup.ToTake).Order(), home.ToTake.Select(r => r.Status).Order());
        Assert.Equal(CaseStates.OnDesk.Order(), home.Mine.Select(r => r.Status).Order());
        Assert.Equal((CaseStates.OnDesk.Count, 2, 1), (load.Working, load.Returned, load.Recommended));
        Assert.Equal(2 * CaseStates.Of(QueueGroup.ToPay).Count, home.CountOf(QueueGroup.ToPay));
    }

    private async Task PauseAsync(Case file, int days)
    {
        await using var db = Database.CreateDbContext();
        await db.Cases.Where(c => c.Id == file.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.PausedDays, days));
    }

    private async Task<Company> CompanyAsync(Actor actor)
    {
        await using var db = Database.CreateDbContext();
        return await db.Companies.SingleAsync(c => c.Id == actor.CompanyId);
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(QueueFilter filter, bool look = false) =>
        [.. (await Queue(_officer).PageAsync(filter, look, default)).Value.Rows.Select(r => r.Number)];
}
