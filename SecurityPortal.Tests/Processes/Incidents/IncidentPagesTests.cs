using Bunit;
using Microsoft.EntityFrameworkCore;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Applicants;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Processes.CriminalOffence;
using SecurityPortal.Web.Processes.Incidents;
using SecurityPortal.Web.Processes.UseOfForce;

namespace SecurityPortal.Tests.Processes.Incidents;

/// <summary>The lists of the company, and what the ministry sees of reports.</summary>
public sealed class IncidentPagesTests : PageBunitContext
{
    private Actor _officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _officer = await Portal.Data.OfficerAsync();
    }

    [Theory]
    [InlineData("en", "Report number")]
    [InlineData("sq", "Numri i raportit")]
    [InlineData("sr-Latn", "Broj izveštaja")]
    public async Task ForceList_AfterReporting_SaysSoAndLinksThePaper(string language, string said)
    {
        Speak(language);
        var caseId = await Portal.ReportAsync(Company, UseOfForceProcess.Definition, SampleReports.Force());
        SignIn(Company);
        Navigation.NavigateTo($"/reports/use-of-force?done={caseId}");

        var page = Render<UseOfForceList>();

        Assert.Contains("SSHPS-UF-2026-000001", page.WaitForElement("[data-testid=reported]").TextContent, StringComparison.Ordinal);
        Assert.Contains(said, page.Find("[data-testid=reported]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/papers/cases/{caseId}/request", page.Find("[data-testid=report-paper]").GetAttribute("href"));
        Assert.Equal($"/cases/{caseId}", page.Find("[data-testid=report-case]").GetAttribute("href"));
    }

    [Fact]
    public async Task ForceList_ManyReports_AreAllThereInPages()
    {
        for (var i = 0; i <= PageRequest.UsualSize; i++)
        {
            await Portal.ReportAsync(Company, UseOfForceProcess.Definition, SampleReports.Force());
        }

        SignIn(Company);
        var first = Render<UseOfForceList>();
        Assert.Equal(PageRequest.UsualSize, first.WaitForElements("[data-testid=report]").Count);
        Assert.Equal("/reports/use-of-force?page=2", first.Find("[data-testid=page-next]").GetAttribute("href"));

        Navigation.NavigateTo("/reports/use-of-force?page=2");
        Assert.Single(Render<UseOfForceList>().WaitForElements("[data-testid=report]"));
    }

    [Fact]
    public async Task OffenceList_OfAnotherCompany_ShowsNothing_AndStartPressedTwiceMakesOneDraft()
    {
        await Portal.ReportAsync(Company, CriminalOffenceProcess.Definition, SampleReports.Offence());
        var other = await Portal.Data.CompanyAsync("Tjetra", "810000888");
        SignIn(other);
        var page = Render<CriminalOffenceList>();
        page.WaitForElement(".portal-empty");
        Assert.Empty(page.FindAll("[data-testid=report]"));

        var first = page.Find("[data-testid=start]").ClickAsync(new());
        var second = page.Find("[data-testid=start]").ClickAsync(new());
        await Task.WhenAll(first, second);

        await using var db = Portal.Db();
        Assert.Equal(1, await db.Drafts.CountAsync());
        Assert.Contains("/reports/criminal-offence/", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_FilteredByLevelAndMunicipality_ShowsWhatFitsAndKeepsPersonalNumbersOutOfTheAddress()
    {
        await Portal.ReportAsync(Company, UseOfForceProcess.Definition, SampleReports.Force());
        await Portal.ReportAsync(Company, UseOfForceProcess.Definition, SampleReports.Force(f =>
        {
            f.Incident.MunicipalityCode = "20";
            f.Subjects[0] = SampleReports.Subject("F401", 4);
        }));
        SignIn(_officer);
        var page = Render<UseOfForceRegisterPage>();
        Assert.Equal(2, page.WaitForElements("[data-testid=report]").Count);

        page.Find("[data-testid=filter-level]").Change("4");
        page.Find("[data-testid=filter-municipality]").Change("20");
        page.Find("[data-testid=filters]").Submit();
        Assert.EndsWith("municipality=20&level=4", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=report]")));
        Assert.Contains("SSHPS-UF-2026-000002", page.Find("[data-testid=report]").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=filter-company]").Change(TestData.MarkerNumber);
        page.Find("[data-testid=filters]").Submit();
        Assert.NotEmpty(page.FindAll("[role=alert]"));
        Assert.DoesNotContain(TestData.MarkerNumber, Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_CountWhatWasReported_AndExportWhatIsShown()
    {
        await Portal.ReportAsync(Company, UseOfForceProcess.Definition, SampleReports.Force());
        await Portal.ReportAsync(Company, CriminalOffenceProcess.Definition, SampleReports.Offence());
        SignIn(_officer);

        var page = Render<StatisticsPage>();

        Assert.Equal(["1", "1", "0", "0"], page.WaitForElements("[data-testid=totals] strong").Select(e => e.TextContent));
        Assert.Contains("Siguria Plus", page.Markup, StringComparison.Ordinal);
        Assert.StartsWith("/exports/incident-statistics?from=",
            new Uri(new Uri("http://x"), page.Find("[data-testid=export]").GetAttribute("href")).PathAndQuery, StringComparison.Ordinal);
        Assert.DoesNotContain("Gjonbalaj", page.Markup, StringComparison.Ordinal);
        page.Find("[data-testid=filter-from]").Change("x");
        page.Find("form").Submit();
        Assert.NotEmpty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Alerts_OfAGraveReport_StandOnTheOfficersHomeUntilSomebodyLooked()
    {
        await Portal.ReportAsync(Company, UseOfForceProcess.Definition, SampleReports.Force(f => f.Subjects[0] = SampleReports.Subject("F401", 4)));
        SignIn(_officer);

        var alerts = Render<IncidentAlerts>();

        Assert.Contains("SSHPS-UF-2026-000001", alerts.WaitForElement("[data-testid=incident-alerts]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Panel_Question_IsAnsweredOnce_AndTextStaysWhenTheAnswerIsRefused()
    {
        var caseId = await Portal.ReportAsync(Company, UseOfForceProcess.Definition, SampleReports.Force());
        await using (var session = Portal.As(_officer))
        {
            var seen = TestPortal.Ok(await session.Get<CaseViewQueries>().ReadAsync(caseId, null, false, default)).Version;
            TestPortal.Ok(await session.Get<IncidentReview>().AskFollowUpAsync(caseId, seen, "Ku është regjistrimi?", default));
        }

        SignIn(Company);
        CaseView view;
        await using (var own = Portal.As(Company))
        {
            view = TestPortal.Ok(await own.Get<ApplicantCaseQueries>().ReadAsync(caseId, null, default));
        }

        var panel = Render<IncidentPanel>(p => p.Add(c => c.Case, view));
        Assert.Equal("Ku është regjistrimi?", panel.WaitForElement("[data-testid=question]").TextContent);
        panel.Find("form").Submit();
        Assert.NotEmpty(panel.WaitForElements("[data-testid=incident-error]"));

        panel.Find("[data-testid=answer-text]").Input("Në server.");
        panel.Find("form").Submit();

        await using var db = Portal.Db();
        Assert.Equal(CaseStatus.Reported, (await db.Cases.FindAsync(caseId))!.Status);
    }
}
