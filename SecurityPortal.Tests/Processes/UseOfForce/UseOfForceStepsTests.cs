using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.UseOfForce;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Processes.UseOfForce;

namespace SecurityPortal.Tests.Processes.UseOfForce;

/// <summary>The wizard of the report as a company uses it, over the real services.</summary>
public sealed class UseOfForceStepsTests : PageBunitContext
{
    private const string Route = "http://localhost/reports/use-of-force";
    private const string Form = "EditedSubject.EditedAction";

    private readonly FakeLookups _registry = new();

    [Fact]
    public async Task Incident_EmptyPage_SaysEveryRuleAtItsField()
    {
        var cut = await OpenAsync(new UseOfForceApplication(), "incident");

        cut.Find("[data-testid=continue]").Click();

        cut.WaitForElement("[data-testid=error-summary]");
        Assert.All(
            UseOfForceProcess.Form.Validate(new UseOfForceApplication(), "incident", Portal.Today),
            error => Assert.NotEmpty(cut.FindAll($"#{Web.Components.Wizard.WizardState.ElementId(error.Path)}-error")));
        Assert.EndsWith("/incident", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incident_Saved_ShowsWhatWasSavedAndNextMovesOn()
    {
        var cut = await OpenAsync(SampleReports.Force(), "incident");

        Assert.Equal("12.01.2026", Value(cut, "Incident.FromDate"));
        Assert.Equal("8:30", Value(cut, "Incident.FromTime"));
        Assert.Equal("Hyrja kryesore", Value(cut, "Incident.Place"));
        Assert.Equal("Dëshmitari Një", cut.Find("[data-testid=contact] input").GetAttribute("value"));
        Assert.True(cut.Find("[data-testid='Force.Reasons.R2']").HasAttribute("checked"));
        Assert.Contains("Report until 13.01.2026 09:00", cut.Find("[data-testid=incident-due]").TextContent, StringComparison.Ordinal);
        cut.Find("[data-testid='Incident.Place']").Input("Hyrja e re");
        cut.Find("[data-testid=continue]").Click();

        cut.WaitForAssertion(() => Assert.EndsWith("/subject", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("Hyrja e re", (await SavedAsync()).Incident.Place);
    }

    [Fact]
    public async Task Incident_OverTheHours_SaysBeforehandThatItIsMarkedLate()
    {
        Portal.Clock.Advance(TimeSpan.FromHours(23).Add(TimeSpan.FromMinutes(1)));

        var cut = await OpenAsync(SampleReports.Force(), "incident");

        Assert.Contains("accepted and marked late", cut.Find("[data-testid=incident-due]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_NotALicensedOne_IsWarnedOfAndStored()
    {
        _registry.Knows("Arben", "Krasniqi");
        var cut = await OpenAsync(SampleReports.Force(f => f.Worker.Person = new()), "incident");

        cut.Find("[data-testid='Worker.Person.Entry.PersonalNumber']").Input("1012345670");
        cut.Find("form.number-search").Submit();

        cut.WaitForAssertion(() => Assert.Contains("not a licensed worker", cut.Find("[data-testid=worker-standing]").TextContent, StringComparison.Ordinal));
        Assert.Equal("UseOfForce/worker", _registry.Asked[0].Context.Purpose);
        Assert.Equal("W-1", Value(cut, "Worker.LicenceNumber"));
        cut.Find("[data-testid=continue]").Click();
        cut.WaitForAssertion(() => Assert.EndsWith("/subject", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal((WorkerStandingState.NotLicensed, "Arben"), ((await SavedAsync()).Worker.Standing, (await SavedAsync()).Worker.Person.Entry.FirstName));
    }

    [Fact]
    public async Task Witnesses_AddedAndRemoved_AreInTheReport()
    {
        var cut = await OpenAsync(SampleReports.Force(), "incident");

        cut.Find("[data-testid='Incident.Witnesses.add']").Click();
        Assert.Equal(2, cut.FindAll("[data-testid=contact]").Count);
        cut.FindAll("[data-testid='Incident.Witnesses.remove']")[0].Click();
        cut.Find("[data-testid=contact] input").Input("Dëshmitari Dy");
        cut.Find("[data-testid=continue]").Click();

        cut.WaitForAssertion(() => Assert.EndsWith("/subject", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(["Dëshmitari Dy"], (await SavedAsync()).Incident.Witnesses.Select(w => w.Name));
    }

    [Fact]
    public async Task Subject_Empty_SaysEveryRuleAndBackKeepsWhatWasTyped()
    {
        var cut = await OpenAsync(SampleReports.Force(f => f.Subjects.Clear()), "subject");

        cut.Find("[data-testid=continue]").Click();
        cut.WaitForElement("[data-testid=error-summary]");
        Assert.All(
            UseOfForceProcess.Form.Validate(new UseOfForceApplication { EditedSubject = new SubjectEntry() }, "subject", Portal.Today),
            error => Assert.NotEmpty(cut.FindAll($"#{Web.Components.Wizard.WizardState.ElementId(error.Path)}-error")));
        cut.Find("[data-testid='EditedSubject.IsKnown.no']").Change(true);
        cut.Find("[data-testid='EditedSubject.Description']").Input("Burrë me xhup");
        cut.Find("[data-testid=back]").Click();

        cut.WaitForAssertion(() => Assert.EndsWith("/incident", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("Burrë me xhup", (await SavedAsync()).EditedSubject!.Description);
    }

    [Fact]
    public async Task Subject_HalfTyped_IsThereAgainWhenTheDraftIsOpened()
    {
        var cut = await OpenAsync(SampleReports.Force(f =>
            f.EditedSubject = new SubjectEntry { IsKnown = false, Description = "Burrë me xhup", Behaviour = ["B5"] }), "subject");

        Assert.Equal("Burrë me xhup", Value(cut, "EditedSubject.Description"));
        Assert.True(cut.Find("[data-testid='EditedSubject.Behaviour.B5']").HasAttribute("checked"));
    }

    [Fact]
    public async Task Subject_Discarded_CanBePutBack()
    {
        var cut = await OpenAsync(SampleReports.Force(f => f.EditedSubject = new SubjectEntry { IsKnown = false, Description = "Burrë me xhup" }), "subject");

        cut.Find("[data-testid=discard-subject]").Click();
        Assert.Single(cut.FindAll("[data-testid=subject]"));
        cut.Find("[data-testid=undo-discard]").Click();

        Assert.Equal("Burrë me xhup", Value(cut, "EditedSubject.Description"));
    }

    [Fact]
    public async Task Actions_Chosen_JoinTheListWithTheirLevelAndTheSubjectTheListOfSubjects()
    {
        var open = SampleReports.Subject();
        open.Actions.Clear();
        var cut = await OpenAsync(SampleReports.Force(f => (f.EditedSubject, f.Subjects) = (open, [])), "actions");
        Assert.Empty(cut.FindAll("[data-testid=continue]"));

        cut.Find("[data-testid=choose-action]").Click();
        Assert.Contains("Choose the action", cut.Find("#q-EditedSubject-EditedAction-Code-error").TextContent, StringComparison.Ordinal);
        Choose(cut, "F403", "E2");
        Choose(cut, "F302", "E1");

        Assert.Equal(["Pepper spray · Level 4 · Partly effective · Çelë Gjonbalaj", "Arm hold · Level 3 · Effective · Çelë Gjonbalaj"],
            cut.FindAll("[data-testid=action] .action-text").Select(a => a.TextContent));
        cut.FindAll("[data-testid=action-up]")[1].Click();
        Assert.StartsWith("Arm hold", cut.Find("[data-testid=action] .action-text").TextContent, StringComparison.Ordinal);
        cut.FindAll("[data-testid=action-remove]")[0].Click();
        Assert.Single(cut.FindAll("[data-testid=action]"));
        cut.Find("[data-testid=undo-action]").Click();
        Assert.Equal(2, cut.FindAll("[data-testid=action]").Count);
        cut.Find("[data-testid=save-subject]").Click();

        Assert.Contains("Dragan Đorđević", cut.Find("[data-testid=subject-saved]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Arm hold", Assert.Single(cut.FindAll("[data-testid=subject]")).TextContent, StringComparison.Ordinal);
        cut.WaitForElement("[data-testid=continue]").Click();
        cut.WaitForAssertion(() => Assert.EndsWith("/check", Navigation.Uri, StringComparison.Ordinal));
        var saved = await SavedAsync();
        Assert.Equal((null, 1), (saved.EditedSubject, saved.Subjects.Count));
        Assert.Equal(["F302 3", "F403 4"], saved.Subjects[0].Actions.Select(a => $"{a.Code} {a.Level}"));
    }

    [Fact]
    public async Task Actions_Other_AsksForTextAndLevel()
    {
        var cut = await OpenAsync(SampleReports.Force(f => f.EditedSubject = SampleReports.Subject()), "actions");
        cut.Find($"[data-testid='{Form}.Code']").Change("F900");
        cut.Find($"[data-testid='{Form}.Effect']").Change("E1");

        cut.Find("[data-testid=choose-action]").Click();

        Assert.NotEmpty(cut.FindAll("#q-EditedSubject-EditedAction-Text-error"));
        Assert.NotEmpty(cut.FindAll("#q-EditedSubject-EditedAction-Level-error"));
        cut.Find($"[data-testid='{Form}.Text']").Input("Rrjetë");
        cut.Find($"[data-testid='{Form}.Level']").Change("4");
        cut.Find("[data-testid=choose-action]").Click();
        Assert.StartsWith("Rrjetë · Level 4", cut.FindAll("[data-testid=action] .action-text")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_SubjectWithoutAnAction_SaysSoAndStays()
    {
        var open = SampleReports.Subject();
        open.Actions.Clear();
        var cut = await OpenAsync(SampleReports.Force(f => (f.EditedSubject, f.Subjects) = (open, [])), "actions");

        cut.Find("[data-testid=save-subject]").Click();

        Assert.Contains("at least one action", cut.Find("#q-EditedSubject-Actions-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=subject]"));
    }

    [Fact]
    public async Task Subjects_EditedSavedAndRemoved_ChangeTheListAndCanBePutBack()
    {
        var cut = await OpenAsync(SampleReports.Force(f => f.Subjects.Add(SampleReports.Subject("F201", 2))), "actions");

        cut.FindAll("[data-testid=remove-subject]")[0].Click();
        Assert.Contains("Verbal command", Assert.Single(cut.FindAll("[data-testid=subject]")).TextContent, StringComparison.Ordinal);
        cut.Find("[data-testid=undo-subject]").Click();
        Assert.Equal(2, cut.FindAll("[data-testid=subject]").Count);
        cut.FindAll("[data-testid=edit-subject]")[1].Click();
        cut.WaitForAssertion(() => Assert.EndsWith("/subject", Navigation.Uri, StringComparison.Ordinal));
        Follow(cut);
        Assert.Equal("1111111114", Value(cut, "EditedSubject.Person.Entry.PersonalNumber"));
        cut.Find("[data-testid='EditedSubject.Age']").Input("40");
        cut.Find("[data-testid=continue]").Click();
        cut.WaitForAssertion(() => Assert.EndsWith("/actions", Navigation.Uri, StringComparison.Ordinal));
        Follow(cut);
        cut.WaitForElement("[data-testid=save-subject]").Click();
        cut.Find("[data-testid=continue]").Click();

        cut.WaitForAssertion(() => Assert.EndsWith("/check", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal([null, "40"], (await SavedAsync()).Subjects.Select(s => s.Age));
    }

    [Fact]
    public async Task Check_Report_FilesAndLeadsToTheList()
    {
        var cut = await OpenAsync(SampleReports.Force(), "check");
        cut.WaitForElement("[data-testid=answers-incident]");
        Assert.NotEmpty(cut.FindAll("[data-testid=document-kind]"));

        var report = cut.Find("[data-testid=finish]");
        Assert.Equal("Report", report.TextContent);
        report.Click();

        cut.WaitForAssertion(() => Assert.StartsWith($"{Route}?done=", Navigation.Uri, StringComparison.Ordinal));
    }

    private static string? Value(IRenderedComponent<UseOfForceWizard> cut, string path) => cut.Find($"[data-testid='{path}']").GetAttribute("value");

    private static void Choose(IRenderedComponent<UseOfForceWizard> cut, string code, string effect)
    {
        cut.Find($"[data-testid='{Form}.Code']").Change(code);
        cut.Find($"[data-testid='{Form}.Effect']").Change(effect);
        cut.Find("[data-testid=choose-action]").Click();
    }

    protected override void Change(IServiceCollection services)
    {
        services.AddSingleton<IPersonLookupService>(_registry);
        services.AddSingleton<IWorkerStandingReader>(new Stranger());
    }

    private Guid _draftId;

    private async Task<IRenderedComponent<UseOfForceWizard>> OpenAsync(UseOfForceApplication form, string step)
    {
        _draftId = (await Portal.DraftAsync(Company, UseOfForceProcess.Definition, form)).Id;
        SignIn(Company);
        Navigation.NavigateTo($"{Route}/{_draftId}/{step}");
        var cut = Render<UseOfForceWizard>(p => p.Add(w => w.DraftId, _draftId).Add(w => w.Step, step));
        cut.WaitForElement("[data-testid=back]");
        if (step is "incident")
        {
            cut.WaitForElement("[data-testid='Incident.Place']");
        }

        return cut;
    }

    // The router gives the page the step of the address.
    private void Follow(IRenderedComponent<UseOfForceWizard> cut) =>
        cut.Render(p => p.Add(w => w.DraftId, _draftId).Add(w => w.Step, Navigation.Uri[(Navigation.Uri.LastIndexOf('/') + 1)..]));

    private async Task<UseOfForceApplication> SavedAsync() => PayloadJson.Read<UseOfForceApplication>((await Portal.LoadAsync(Company, _draftId)).PayloadJson);

    private sealed class Stranger : IWorkerStandingReader
    {
        public Task<WorkerStanding> FindAsync(PersonKey person, DateOnly day, CancellationToken ct) =>
            Task.FromResult(person.IsEmpty ? WorkerStanding.Unknown : new WorkerStanding(WorkerStandingState.NotLicensed, "W-1"));
    }
}
