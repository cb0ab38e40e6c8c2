using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using SecurityPortal.Core.Audit;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.People;
using SecurityPortal.Core.Processes.WorkerLicence;
using SecurityPortal.Core.Processes.Workers;
using SecurityPortal.Core.Registries.Demo;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.WorkerLicence;
using SecurityPortal.Web.Processes.Workers;

namespace SecurityPortal.Tests.Processes.WorkerLicence;

/// <summary>Search, rows of classes, consent, the step and the person's own pages, as they are drawn.</summary>
public sealed class WorkerLicencePagesTests : PageBunitContext
{
    private const string Known = "1900000096";

    private TestWorkers _workers = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _workers = new TestWorkers(Portal);
    }

    [Fact]
    public async Task List_PersonOfTheRegistry_SaysWhatIsOpenAndWhyNotAndBeginsADraft()
    {
        SignIn(Company);
        var cut = Render<WorkerLicenceList>();
        Search(cut, Known);
        cut.WaitForElement("[data-testid=apply-W-BAZ]");
        Assert.Contains("Qëndrim Hyseni", cut.Find("[data-testid=worker] h2").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, cut.Find("[data-testid=found-worker]").InnerHtml, StringComparison.Ordinal);
        Assert.NotEmpty(cut.FindAll("[data-testid=class-W-BAZ] [data-testid=remark]"));
        Assert.NotEmpty(cut.FindAll("[data-testid=class-W-MA] .worker-class-why"));
        Assert.Empty(cut.FindAll("[data-testid=apply-W-MA]"));

        await cut.Find("[data-testid=apply-W-BAZ]").ClickAsync(new());

        await using var db = Portal.Db();
        var draft = await db.Drafts.SingleAsync();
        Assert.EndsWith($"/workers/licence/{draft.Id}/person", Navigation.Uri, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NobodyFound_OffersAForeignCitizen()
    {
        SignIn(Company);
        var cut = Render<WorkerLicenceList>();
        Search(cut, "P1234567");
        cut.WaitForElement("[data-testid=by-hand]");
        Assert.Equal(9 - 1, cut.FindAll("[data-testid=by-hand-class] option").Count);

        await cut.Find("[data-testid=apply-by-hand]").ClickAsync(new());

        await using var db = Portal.Db();
        var application = Core.Processes.PayloadJson.Read<WorkerLicenceApplication>((await db.Drafts.SingleAsync()).Payload.Json);
        Assert.Equal((true, "W-BAZ"), (application.Person.IsForeign, application.ClassCode));
    }

    [Fact]
    public void List_NonsenseTyped_SaysSoAtTheField()
    {
        SignIn(Company);
        var cut = Render<WorkerLicenceList>();

        Search(cut, "??");

        cut.WaitForElement("#worker-number-error");
        Assert.Equal("true", cut.Find("#worker-number").GetAttribute("aria-invalid"));
        Assert.Empty(cut.FindAll("[data-testid=by-hand]"));
    }

    [Fact]
    public async Task List_LicenceAppliedForByAnother_ShowsNothingBeforePurposeAndConsent()
    {
        await _workers.LicensedAsync(await Portal.Data.CompanyAsync("Tjetra SH.P.K."), Person());
        SignIn(Company);
        var cut = Render<WorkerLicenceList>();
        Search(cut, Known);
        cut.WaitForElement("[data-testid=consent]");
        Assert.Empty(cut.FindAll("[data-testid^=class-]"));

        await cut.Find("[data-testid=consent] form").SubmitAsync();
        cut.WaitForElement("[id^=consent-][id$=-purpose-error]");
        await cut.Find("[data-testid=consent-purpose]").InputAsync(new ChangeEventArgs { Value = "Punësim" });
        await cut.Find("[data-testid=consent] form").SubmitAsync();
        Assert.Empty(cut.FindAll("[data-testid^=class-]"));
        await cut.Find("[data-testid=consent-confirm]").ChangeAsync(new ChangeEventArgs { Value = true });
        await cut.Find("[data-testid=consent] form").SubmitAsync();

        cut.WaitForElement("[data-testid=class-W-MA]");
        await using var db = Portal.Db();
        Assert.Equal("Punësim", (await db.WorkerConsents.SingleAsync()).Purpose);
    }

    [Fact]
    public async Task List_FiledRequest_IsShownWithItsReport()
    {
        var caseId = await _workers.FiledAsync(Company, Person());
        SignIn(Company);
        var cut = Render<WorkerLicenceList>();

        Search(cut, Known);

        Assert.Equal($"/cases/{caseId}", cut.WaitForElement("[data-testid=view-case]").GetAttribute("href"));
        Assert.Equal($"/papers/cases/{caseId}/request", cut.Find("[data-testid=report]").GetAttribute("href"));
        Assert.Empty(cut.FindAll("[data-testid=apply-W-BAZ]"));
    }

    [Fact]
    public async Task Step_EveryRuleOfAForeignCitizen_HasItsFieldWithAStar()
    {
        var application = new WorkerLicenceApplication { ClassCode = WorkerClasses.Basic, Person = new PersonEntry { IsForeign = true } };
        var (cut, wizard) = await StepAsync(application);
        var wrong = WorkerLicenceProcess.Form.Validate(application, WorkerLicenceForm.PersonStep, Portal.Today).ToList();
        Assert.Contains(wrong, e => e.Path == "Certificate.Number");

        await cut.InvokeAsync(() => wizard.SetErrors("", wrong));

        Assert.All(wrong, error => Assert.NotEmpty(cut.FindAll($"#{WizardState.ElementId(error.Path)}-error")));
    }

    [Fact]
    public async Task Step_PersonOfTheRegistry_IsNotTypedAndTheCertificateIsShown()
    {
        await _workers.PassedAsync(Person());
        var application = new WorkerLicenceApplication
        {
            ClassCode = WorkerClasses.Basic, Person = Person(),
            Certificate = new CertificatePart { IsRegistered = true, Number = "TRN-BAZ-1", PassedOn = Portal.Today },
        };

        var (cut, _) = await StepAsync(application);

        Assert.Equal(
            ["Person.Email", "Person.MaidenName", "Person.Phone", "Person.Settlement", "Person.Street"],
            cut.FindAll("input[data-testid]").Select(f => f.GetAttribute("data-testid")).Order(StringComparer.Ordinal));
        Assert.Contains("TRN-BAZ-1", cut.Find("[data-testid=certificate]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, cut.Markup, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=obstacle]"));
    }

    [Fact]
    public async Task Step_PersonUnderAnotherRequest_SaysSoBeforeTheDocuments()
    {
        await _workers.FiledAsync(await Portal.Data.CompanyAsync("Tjetra SH.P.K."), Person());

        var (cut, _) = await StepAsync(new WorkerLicenceApplication { ClassCode = WorkerClasses.Basic, Person = Person() });

        Assert.NotEmpty(cut.FindAll("[data-testid=obstacle]"));
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public async Task Step_InEachLanguage_ShowsNoKey(string language)
    {
        Speak(language);

        var (cut, _) = await StepAsync(new WorkerLicenceApplication { ClassCode = WorkerClasses.Basic, Person = new PersonEntry { IsForeign = true } });

        Assert.DoesNotMatch(@">\s*(?:Person|Certificate|Worker)(?:\.\w+)?\s*<", cut.Markup.Replace(">Certificate<", "", StringComparison.Ordinal)
            .Replace(">Worker<", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wizard_Documents_AsksForEachKindOnceAndCheckShowsAllBeforeRuaj()
    {
        await _workers.PassedAsync(Person());
        var draft = await _workers.DraftAsync(Company, Person());
        await using (var session = Portal.As(Company))
        {
            var documents = session.Get<Core.Drafts.DraftDocuments>();
            var list = TestPortal.Ok(await documents.ListAsync(draft.Id, default));
            await documents.RemoveAsync(draft.Id, list.Attached.Single(a => a.KindCode == "W04").Id, default);
        }

        SignIn(Company);
        var attach = Open(draft.Id, "documents");
        Assert.Equal(["W04"], attach.WaitForElement("[data-testid=document-kind]").QuerySelectorAll("option[value^=W]").Select(o => o.GetAttribute("value")));
        Assert.NotEmpty(attach.FindAll("[data-testid=attached-W01]"));

        var check = Open(draft.Id, "check");
        Assert.Equal("Save", check.WaitForElement("[data-testid=finish]").TextContent);
        Assert.Contains("Hyseni", check.Find("[data-testid=answers-person]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Known, check.Markup, StringComparison.Ordinal);
        await check.Find("[data-testid=finish]").ClickAsync(new());
        Assert.Single(check.WaitForElement("[data-testid=error-summary]").QuerySelectorAll("button"));
    }

    [Fact]
    public async Task MyLicence_OfAPerson_ShowsLicenceCardEmployerAndWhoLooked()
    {
        var worker = await Portal.IndividualAsync();
        PersonEntry entry;
        await using (var db = Portal.Db())
        {
            entry = TestWorkers.Entry((await db.Individuals.SingleAsync()).PersonalNumber.Reveal(), "Vjosa", "Berisha");
        }

        var licence = await _workers.LicensedAsync(Company, entry);
        var card = await _workers.HandedOverAsync(Company, licence);
        await using (var session = Portal.As(Company))
        {
            TestPortal.Ok(await session.Get<ConsentService>().GiveAsync(licence.PersonId!.Value, "Kontroll vjetor", true, default));
        }

        SignIn(worker);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<MyLicencePage>();
        page.WaitForAssertion(() => Assert.Equal(licence.Number, page.Find("[data-testid=licence-number]").TextContent));
        Assert.Contains(card.Number, page.Find("[data-testid=own-cards]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Company.Name, page.Find("[data-testid=own-employments]").TextContent, StringComparison.Ordinal);
        var documents = Render<MyDocumentsPage>();
        documents.WaitForAssertion(() =>
            Assert.Contains("Kontroll vjetor", documents.Find("[data-testid=own-consents]").TextContent, StringComparison.Ordinal));

        _ = page.Find("[data-testid=end-employment]").ClickAsync(new());
        dialogs.WaitForElement("[data-testid=confirm-yes]").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=end-employment]")));
        await using var after = Portal.Db();
        Assert.Equal((Portal.Today, worker.Name), ((await after.Employments.SingleAsync()).To, (await after.Employments.SingleAsync()).EndedBy));
    }

    [Fact]
    public async Task AddWorker_WithPosition_EntersTheRegisterAndAsksForTheContract()
    {
        SignIn(Company);
        var cut = Render<AddWorkerPage>();
        cut.WaitForElement("[data-testid=worker-number]");
        Search(cut, Known);
        cut.WaitForElement("[data-testid=add-position]");
        await cut.Find("[data-testid=add-position]").InputAsync(new ChangeEventArgs { Value = "Roje" });
        await cut.Find("[data-testid=add-from]").InputAsync(new ChangeEventArgs { Value = "01.01.2026" });

        await cut.Find("[data-testid=found-worker] form").SubmitAsync();

        cut.WaitForAssertion(() => Assert.EndsWith("/licences/workers", Navigation.Uri, StringComparison.Ordinal));
        var list = Render<WorkersPage>();
        list.WaitForElement("[data-testid=contract-attach]");
        Assert.Contains("Qëndrim Hyseni", list.Find("[data-testid=worker]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddWorker_CompanyThatNobodyHasConfirmed_IsToldBeforeItTypesAnything()
    {
        await using (var db = Portal.Db())
        {
            await db.Companies.ExecuteUpdateAsync(c => c.SetProperty(x => x.ConfirmedAt, (DateTime?)null));
        }

        SignIn(Company);

        var cut = Render<AddWorkerPage>();

        cut.WaitForElement("[data-testid=identity-notice] a[href='/identity']");
        Assert.Empty(cut.FindAll("[data-testid=worker-number]"));
    }

    [Fact]
    public async Task Step_PersonOfAnotherCompany_AsksForConsentBeforeItSaysAnything()
    {
        await _workers.LicensedAsync(await Portal.Data.CompanyAsync("Tjetra SH.P.K."), Person());
        var (cut, _) = await StepAsync(new WorkerLicenceApplication { ClassCode = WorkerClasses.Basic, Person = Person() });
        cut.WaitForElement("[data-testid=consent]");
        await cut.Find("[data-testid=show-number]").ClickAsync(new());
        await cut.Find("[data-testid=consent-purpose]").InputAsync(new ChangeEventArgs { Value = "Punësim" });
        await cut.Find("[data-testid=consent-confirm]").ChangeAsync(new ChangeEventArgs { Value = true });

        await cut.Find("[data-testid=consent] form").SubmitAsync();

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=consent]")));
        Assert.NotEmpty(cut.FindAll("[data-testid=obstacle]"));
        await using var db = Portal.Db();
        Assert.Equal(1, await db.AuditRows.CountAsync(a => a.Action == "number.reveal" && a.SubjectKind == "draft"));
    }

    private IRenderedComponent<WorkerLicenceWizard> Open(Guid draftId, string step)
    {
        Navigation.NavigateTo($"/workers/licence/{draftId}/{step}");
        return Render<WorkerLicenceWizard>(p => p.Add(c => c.DraftId, draftId).Add(c => c.Step, step));
    }

    private static PersonEntry Person() =>
        TestWorkers.Entry(Known, "Qëndrim", "Hyseni", DemoCivilRegistry.All.Single(p => p.PersonalNumber!.Value.Reveal() == Known).BirthDate);

    private static void Search<T>(IRenderedComponent<T> cut, string typed)
        where T : IComponent
    {
        cut.Find("[data-testid=worker-number]").Input(typed);
        cut.Find("form.worker-search").Submit();
    }

    private async Task<(IRenderedComponent<PersonStep> Cut, WizardState Wizard)> StepAsync(WorkerLicenceApplication application)
    {
        var draft = await Portal.LoadAsync(Company, await Portal.StartAsync(Company));
        var wizard = new WizardState { Draft = draft, Step = WorkerLicenceForm.PersonStep };
        SignIn(Company);
        var cut = Render<PersonStep>(p => p.AddCascadingValue(wizard).Add(s => s.Application, application).Add(s => s.DraftId, draft.Id));
        return (cut, wizard);
    }
}
