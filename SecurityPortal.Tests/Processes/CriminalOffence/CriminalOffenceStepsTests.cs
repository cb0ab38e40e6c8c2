using Bunit;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.CriminalOffence;
using SecurityPortal.Core.Processes.Incidents;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.CriminalOffence;

namespace SecurityPortal.Tests.Processes.CriminalOffence;

/// <summary>The wizard of the report as a company uses it, over the real services.</summary>
public sealed class CriminalOffenceStepsTests : PageBunitContext
{
    private const string Route = "http://localhost/reports/criminal-offence";

    private Guid _draftId;

    [Fact]
    public async Task Incident_EmptyPage_SaysEveryRuleAtItsField()
    {
        var cut = await OpenAsync(new CriminalOffenceApplication(), "incident");

        cut.Find("[data-testid=continue]").Click();

        cut.WaitForElement("[data-testid=error-summary]");
        Assert.All(
            CriminalOffenceProcess.Form.Validate(new CriminalOffenceApplication(), "incident", Portal.Today),
            error => Assert.NotEmpty(cut.FindAll($"#{WizardState.ElementId(error.Path)}-error")));
    }

    [Fact]
    public async Task Offence_NothingChosen_StaysAndSaysSo()
    {
        var cut = await OpenAsync(SampleReports.Offence(f => { f.Types.Clear(); f.Actions.Clear(); }), "offence");

        cut.Find("[data-testid=continue]").Click();

        cut.WaitForAssertion(() => Assert.Contains("at least one incident type or action", cut.Find("#q-Types-error").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("/offence", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offence_ChosenOnes_JoinTheirListsAndLeaveTheSelect()
    {
        var cut = await OpenAsync(SampleReports.Offence(f => { f.Types.Clear(); f.Actions.Clear(); }), "offence");

        cut.Find("[data-testid='Types.choose']").Click();
        Assert.NotEmpty(cut.FindAll("#q-EditedType-Code-error"));
        cut.Find("[data-testid='EditedType.Code']").Change("V99");
        cut.Find("[data-testid='Types.choose']").Click();
        Assert.NotEmpty(cut.FindAll("#q-EditedType-Text-error"));
        cut.Find("[data-testid='EditedType.Text']").Input("Diçka tjetër");
        cut.Find("[data-testid='Types.choose']").Click();
        cut.Find("[data-testid='EditedAction.Code']").Change("A01");
        cut.Find("[data-testid='Actions.choose']").Click();

        Assert.Contains("Other: Diçka tjetër", cut.Find("[data-testid='Types.list']").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid='EditedAction.Code'] option[value=A01]"));
        Assert.NotEmpty(cut.FindAll("[data-testid='EditedType.Code'] option[value=V99]"));
        cut.Find("[data-testid='Actions.remove']").Click();
        Assert.Empty(cut.FindAll("[data-testid='Actions.list']"));
        cut.Find("[data-testid='Actions.undo']").Click();
        cut.Find("[data-testid=continue]").Click();

        cut.WaitForAssertion(() => Assert.EndsWith("/check", Navigation.Uri, StringComparison.Ordinal));
        var saved = await SavedAsync();
        Assert.Equal(["V99 Diçka tjetër"], saved.Types.Select(t => $"{t.Code} {t.Text}"));
        Assert.Equal(["A01 "], saved.Actions.Select(a => $"{a.Code} {a.Text}"));
    }

    [Fact]
    public async Task Offence_HalfChosen_IsKeptAndKeepsOneFromGoingOn()
    {
        var cut = await OpenAsync(SampleReports.Offence(), "offence");
        cut.Find("[data-testid='EditedType.Code']").Change("V02");

        cut.Find("[data-testid=continue]").Click();

        cut.WaitForElement("[data-testid=error-summary]");
        Assert.NotEmpty(cut.FindAll("#q-EditedType-error"));
        cut.Find("[data-testid=back]").Click();
        cut.WaitForAssertion(() => Assert.EndsWith("/incident", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("V02", (await SavedAsync()).EditedType!.Code);
    }

    [Fact]
    public async Task Offence_ForceUsed_ProposesTheLinkToAReportOfOnesOwn()
    {
        var force = await Portal.ReportAsync(Company, UseOfForceProcess.Definition, SampleReports.Force());
        var cut = await OpenAsync(SampleReports.Offence(f => f.Actions.Clear()), "offence");
        Assert.Empty(cut.FindAll("[data-testid=link-proposed]"));

        cut.Find("[data-testid='EditedAction.Code']").Change("A16");
        cut.Find("[data-testid='Actions.choose']").Click();

        cut.WaitForElement("[data-testid=link-proposed]");
        cut.Find("[data-testid=Link]").Change(force.ToString());
        Assert.Empty(cut.FindAll("[data-testid=link-proposed]"));
        cut.Find("[data-testid=continue]").Click();
        cut.WaitForAssertion(() => Assert.EndsWith("/check", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(new IncidentLink(force, "SSHPS-UF-2026-000001"), (await SavedAsync()).Link);
    }

    private async Task<IRenderedComponent<CriminalOffenceWizard>> OpenAsync(CriminalOffenceApplication form, string step)
    {
        _draftId = (await Portal.DraftAsync(Company, CriminalOffenceProcess.Definition, form)).Id;
        SignIn(Company);
        Navigation.NavigateTo($"{Route}/{_draftId}/{step}");
        var cut = Render<CriminalOffenceWizard>(p => p.Add(w => w.DraftId, _draftId).Add(w => w.Step, step));
        cut.WaitForElement(step == "incident" ? "[data-testid='Offence.Noticed']" : "[data-testid='EditedType.Code']");
        return cut;
    }

    private async Task<CriminalOffenceApplication> SavedAsync() =>
        PayloadJson.Read<CriminalOffenceApplication>((await Portal.LoadAsync(Company, _draftId)).PayloadJson);
}
