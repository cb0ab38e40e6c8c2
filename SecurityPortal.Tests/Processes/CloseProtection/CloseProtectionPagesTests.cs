using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.CloseProtection;
using SecurityPortal.Core.Registries;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.CloseProtection;

namespace SecurityPortal.Tests.Processes.CloseProtection;

/// <summary>The company's pages and the panels of the case, as they are drawn.</summary>
public sealed class CloseProtectionPagesTests : PageBunitContext
{
    private readonly FakeLookups _registry = new();

    protected override void Change(IServiceCollection services) => services.AddSingleton<IPersonLookupService>(_registry);

    [Fact]
    public void List_WithoutTheLicence_SaysWhyAndHasNoButton()
    {
        SignIn(Company);

        var page = Render<CloseProtectionPage>();

        Assert.NotEmpty(page.WaitForElement("[data-testid=barrier]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=start]"));
    }

    [Fact]
    public async Task List_PressedOnce_BeginsARequest()
    {
        await CloseProtectionKit.CreateAsync(Portal, Company);
        SignIn(Company);
        var page = Render<CloseProtectionPage>();

        await page.WaitForElement("[data-testid=start]").ClickAsync(new());

        Assert.Matches($"{CloseProtectionProcess.Route}/[0-9a-f-]+/company$", Navigation.Uri);
    }

    [Fact]
    public async Task Person_Found_GivesTheNameAndNothingElse()
    {
        var kit = await CloseProtectionKit.CreateAsync(Portal, Company);
        var draft = await kit.DraftAsync();
        _registry.Knows("Arta", "Gashi");
        SignIn(Company);
        var application = new CloseProtectionApplication();
        var wizard = new WizardState { Draft = draft, Step = CloseProtectionForm.ProtectedStep };
        var step = Render<ProtectedStep>(p => p.AddCascadingValue(wizard).Add(s => s.Application, application).Add(s => s.DraftId, draft.Id));

        step.Find("[data-testid='Protected.Person.PersonalNumber']").Input(TestData.MarkerNumber);
        step.Find("form").Submit();

        step.WaitForElement("[data-testid=found-person]");
        var person = application.Protected.Person;
        Assert.Equal(("Arta Gashi", PersonLookupState.Found, null, null), (person.FullName, person.Lookup, person.BirthDate, person.MunicipalityCode));
    }

    [Theory]
    [InlineData("sq", "Me vonesë")]
    [InlineData("sr-Latn", "Kasni")]
    [InlineData("en", "Late")]
    public async Task Police_NoAnswerInTime_IsShownAsLate_InEachLanguage(string language, string late)
    {
        Speak(language);
        var kit = await CloseProtectionKit.CreateAsync(Portal, Company);
        var caseId = await kit.TakenAsync();
        TestPortal.Ok(await kit.AskAsync(caseId));
        Portal.Clock.Advance(TimeSpan.FromDays(16));
        var view = await ViewAsync(kit.Officer, caseId);
        SignIn(kit.Officer);

        var panel = Render<PolicePanel>(p => p.Add(c => c.Case, view).Add(c => c.Official, true));

        Assert.Contains(late, panel.WaitForElement("[data-testid=opinion]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(panel.Find("[data-testid=record-answer]"));
    }

    [Fact]
    public async Task Police_AskedByTheOfficer_IsThereAtOnce()
    {
        var kit = await CloseProtectionKit.CreateAsync(Portal, Company);
        var caseId = await kit.TakenAsync();
        SignIn(kit.Officer);
        var view = await ViewAsync(kit.Officer, caseId);
        var panel = Render<PolicePanel>(p => p.Add(c => c.Case, view).Add(c => c.Official, true));

        await panel.WaitForElement("[data-testid=ask-police]").ClickAsync(new());

        Assert.Contains(LocalTime.Format(Portal.Today.AddDays(15)), panel.WaitForElement("[data-testid=opinion]").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("[data-testid=ask-police]"));
    }

    [Fact]
    public async Task Police_ToTheCompany_ShowsNothing()
    {
        var kit = await CloseProtectionKit.CreateAsync(Portal, Company);
        var caseId = await kit.TakenAsync();
        TestPortal.Ok(await kit.AskAsync(caseId));
        var view = await ViewAsync(kit.Officer, caseId);
        SignIn(Company);

        var panel = Render<PolicePanel>(p => p.Add(c => c.Case, view));

        Assert.Empty(panel.FindAll("[data-testid=police-panel]"));
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public async Task Assignment_OperatorsChosen_AreNamedAndShownToTheMinistry(string language)
    {
        Speak(language);
        var kit = await CloseProtectionKit.CreateAsync(Portal, Company);
        var assignment = await kit.IssuedAsync();
        var worker = await kit.OperatorAsync();
        SignIn(Company);
        var page = Render<AssignmentPage>(p => p.Add(c => c.CaseId, assignment.CaseId));

        await page.WaitForElement("[data-testid=name-operators]").ClickAsync(new());
        page.Find("form").Submit();
        page.WaitForElement("[data-testid=naming-error]");
        page.Find($"[data-testid='operator-{worker.Number}']").Change(true);
        page.Find("[data-testid=naming-from]").Input(LocalTime.Format(Portal.Today));
        page.Find("[data-testid=naming-to]").Input(LocalTime.Format(Portal.Today.AddDays(30)));
        page.Find("form").Submit();

        page.WaitForElement("[data-testid=named]");
        Assert.Contains("Blerim Krasniqi", page.Find("[data-testid=namings]").TextContent, StringComparison.Ordinal);
        Assert.Equal(worker.Number, Assert.Single((await kit.FileAsync(assignment.CaseId, kit.Officer))!.Row.Naming!.Operators).LicenceNumber);
    }

    [Fact]
    public async Task Assignment_OfAnotherCompany_IsNotFound()
    {
        var assignment = await (await CloseProtectionKit.CreateAsync(Portal, Company)).IssuedAsync();
        SignIn(await Portal.Data.CompanyAsync("Tjetra", "810000888"));

        var page = Render<AssignmentPage>(p => p.Add(c => c.CaseId, assignment.CaseId));

        page.WaitForAssertion(() => Assert.DoesNotContain("Đukić", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=assignment]"));
    }

    [Fact]
    public async Task Register_ShowsCompanyPersonAndOperators()
    {
        var kit = await CloseProtectionKit.CreateAsync(Portal, Company);
        var assignment = await kit.IssuedAsync();
        SignIn(kit.Officer);

        var page = Render<AssignmentsPage>();

        var row = page.WaitForElement("[data-testid=assignment]");
        Assert.Contains(assignment.Number, row.TextContent, StringComparison.Ordinal);
        Assert.Contains(CloseProtectionKit.ProtectedName, row.TextContent, StringComparison.Ordinal);
    }

    private async Task<CaseView> ViewAsync(Actor actor, Guid caseId)
    {
        await using var session = Portal.As(actor);
        return TestPortal.Ok(await session.Get<CaseViewQueries>().ReadAsync(caseId, null, false, default));
    }
}
