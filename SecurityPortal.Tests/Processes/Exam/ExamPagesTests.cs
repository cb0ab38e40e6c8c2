using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Exam;
using SecurityPortal.Core.Register;
using SecurityPortal.Core.Registries;
using SecurityPortal.Core.Spreadsheets;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Register;
using SecurityPortal.Web.Processes.Exam;

namespace SecurityPortal.Tests.Processes.Exam;

/// <summary>The exam's pages over the real services: search, form, list with its counter, and the ministry's session.</summary>
public sealed class ExamPagesTests : PageBunitContext
{
    private readonly FakeLookups _registry = new();
    private Actor _institution = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _institution = await Portal.InstitutionAsync();
    }

    [Fact]
    public void List_CompanyWithoutALicence_SaysWhoMayEnrol()
    {
        SignIn(Company);

        var cut = Render<ExamList>();

        cut.WaitForAssertion(() => Assert.Contains("You hold no valid training licence", cut.Markup, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll("[data-testid=exam-number]"));
    }

    [Fact]
    public async Task List_Counter_SaysHowManyAreThereAndWhatEachLacks()
    {
        await Portal.CandidatesAsync(_institution, 1, 2);
        var changed = await Portal.CandidateAsync(_institution, 3);
        await Portal.ChangeAsync(_institution, changed);
        await Portal.DraftAsync(_institution, ExamKit.Person(4));
        SignIn(_institution);

        var cut = Render<ExamList>();

        Assert.Equal("2 of 12", cut.WaitForElement("[data-testid=count]").TextContent);
        Assert.Contains("Complete candidates missing to apply: 10. Incomplete: 2.", cut.Find("[data-testid=counter]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=apply]"));
        var lacks = cut.FindAll("[data-testid=lacks]").Select(l => l.TextContent).ToList();
        Assert.Equal(2, lacks.Count);
        Assert.Contains("and 2 more", lacks[0], StringComparison.Ordinal);
        Assert.Equal("Lacks: the changes are not saved.", lacks[1]);
        Assert.Equal(3, cut.FindAll("[data-testid=slip-link]").Count);
        Assert.Equal(3, cut.FindAll("[data-testid=report-link]").Count);
        Assert.Single(cut.FindAll("[data-testid=drop-change]"));
    }

    [Fact]
    public async Task List_TwelveComplete_AppliesOnceAndTheButtonGoes()
    {
        await Portal.CandidatesAsync(_institution, 1, 12);
        SignIn(_institution);
        var dialogs = Render<MudDialogProvider>();
        var cut = Render<ExamList>();
        Assert.Equal(12, cut.WaitForElement("[data-testid=candidates]").QuerySelectorAll("[data-testid=status]").Count(s => s.TextContent == "Ready to apply"));

        _ = cut.Find("[data-testid=apply]").ClickAsync(new());
        dialogs.WaitForElement("[data-testid=confirm-yes]").Click();

        Assert.Contains("GP-2026-0001", cut.WaitForElement("[data-testid=done]").TextContent, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=apply]")));
        Assert.Equal("0 of 12", cut.Find("[data-testid=count]").TextContent);
        Assert.Equal(12, (await Portal.StatesAsync(_institution))[CaseStatus.Applied]);
        Assert.Empty(cut.FindAll("[data-testid=change], [data-testid=delete]"));
    }

    [Fact]
    public async Task List_Delete_AsksFirstAndTakesTheCandidateOff()
    {
        await Portal.CandidateAsync(_institution, 1);
        SignIn(_institution);
        var dialogs = Render<MudDialogProvider>();
        var cut = Render<ExamList>();

        _ = cut.WaitForElement("[data-testid=delete]").ClickAsync(new());
        dialogs.WaitForElement("[data-testid=confirm-yes]").Click();

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=candidate]")));
        Assert.Equal(1, (await Portal.StatesAsync(_institution))[CaseStatus.Withdrawn]);
    }

    [Fact]
    public async Task List_DropChange_AsksFirst()
    {
        var caseId = await Portal.CandidateAsync(_institution, 1);
        await Portal.ChangeAsync(_institution, caseId);
        SignIn(_institution);
        var dialogs = Render<MudDialogProvider>();
        var cut = Render<ExamList>();

        _ = cut.WaitForElement("[data-testid=drop-change]").ClickAsync(new());
        var yes = dialogs.WaitForElement("[data-testid=confirm-yes]");
        await using (var db = Portal.Db())
        {
            Assert.True(await db.Drafts.AnyAsync());
        }

        yes.Click();

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=drop-change]")));
        await using var after = Portal.Db();
        Assert.False(await after.Drafts.AnyAsync());
    }

    [Fact]
    public async Task List_Scheduled_ShowsDayTimeAndPlace()
    {
        var officer = await Portal.Data.OfficerAsync();
        var cashier = await Portal.Data.MinistryAsync("Drita Arka", PortalRoles.Cashier);
        await Portal.GroupSizeAsync(1);
        var caseId = await Portal.CandidateAsync(_institution, 1);
        TestPortal.Ok(await Portal.ApplyAsync(_institution));
        await Portal.AcceptAsync(officer, caseId);
        TestPortal.Ok(await Portal.PayAsync(cashier, caseId));
        TestPortal.Ok(await Portal.ScheduleAsync(officer, caseId, await Portal.SessionAsync(officer)));
        SignIn(_institution);

        Assert.Equal("Exam: 19.01.2026, 10:00, Vushtrri, salla 2", Render<ExamList>().WaitForElement("[data-testid=sits-at]").TextContent);
    }

    [Fact]
    public async Task Search_Found_OpensTheFormWithThePerson()
    {
        _registry.Knows("Arben", "Hoxha");
        SignIn(_institution);
        var cut = Render<ExamList>();

        Search(cut, "1234567892");
        Assert.Contains("Arben", cut.WaitForElement("[data-testid=found]").TextContent, StringComparison.Ordinal);
        cut.Find("[data-testid=enrol]").Click();

        cut.WaitForAssertion(() => Assert.StartsWith("http://localhost/workers/exam/", Navigation.Uri, StringComparison.Ordinal));
        await using var db = Portal.Db();
        var application = PayloadJson.Read<ExamApplication>((await db.Drafts.SingleAsync()).Payload.Json);
        Assert.Equal(("1234567892", "Hoxha", "TRN-BAZ"), (application.Person.PersonalNumber, application.Person.LastName, application.ClassCode));
        Assert.DoesNotContain("1234567892", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Unknown_OffersTheForeignersForm()
    {
        _registry.Person = new LookupOutcome<Core.People.PersonSnapshot>.Unknown();
        SignIn(_institution);
        var cut = Render<ExamList>();

        Search(cut, "1234567892");
        cut.WaitForElement("[data-testid=enrol-foreign]").Click();

        cut.WaitForAssertion(() => Assert.Contains("/workers/exam/", Navigation.Uri, StringComparison.Ordinal));
        await using var db = Portal.Db();
        Assert.True(PayloadJson.Read<ExamApplication>((await db.Drafts.SingleAsync()).Payload.Json).Person.IsForeign);
    }

    [Fact]
    public async Task Search_RegistryDown_GoesOnByHandMarkedNotVerified()
    {
        _registry.Person = new LookupOutcome<Core.People.PersonSnapshot>.Unavailable(UnavailableReason.Timeout);
        SignIn(_institution);
        var cut = Render<ExamList>();

        Search(cut, "1234567892");
        cut.WaitForElement("[data-testid=enrol-by-hand]").Click();

        cut.WaitForAssertion(() => Assert.Contains("/workers/exam/", Navigation.Uri, StringComparison.Ordinal));
        await using var db = Portal.Db();
        Assert.False(Assert.Single(ExamProcess.Form.People((await db.Drafts.SingleAsync()).Payload.Json)).Verified);
    }

    [Fact]
    public void Search_WrongCheckDigit_AsksAndThenTheRegistryDecides()
    {
        _registry.Knows("Arben", "Hoxha");
        SignIn(_institution);
        var cut = Render<ExamList>();

        Search(cut, "1234567891");
        Assert.Empty(_registry.Asked);
        cut.WaitForElement("[data-testid=number-is-right]").Click();

        cut.WaitForElement("[data-testid=found]");
        Assert.Single(_registry.Asked);
    }

    [Fact]
    public async Task Wizard_Steps_AskForTheirFieldsAndDocumentsSayTheDataAreSaved()
    {
        var draftId = await Portal.DraftAsync(_institution, ExamKit.Person(1));
        SignIn(_institution);

        var candidate = Open(draftId, "candidate");
        Assert.Contains("Basic training in private security", candidate.WaitForElement("[data-testid=ClassCode]").TextContent, StringComparison.Ordinal);
        Assert.Equal("kandidati1@example.org", candidate.Find("[data-testid='Person.Email']").GetAttribute("value"));

        var training = Open(draftId, "training");
        training.WaitForElement("[data-testid='Training.Hours']").Input("x");
        training.Find("[data-testid=continue]").Click();
        Assert.Contains("Hours of training are a whole number", training.WaitForElement("[data-testid=error-summary]").TextContent, StringComparison.Ordinal);

        var documents = Open(draftId, "documents");
        Assert.Contains("were saved successfully", documents.WaitForElement("[data-testid=data-saved]").TextContent, StringComparison.Ordinal);
        Assert.Equal(6, documents.WaitForElement("[data-testid=document-kind]").QuerySelectorAll("option[value^=E]").Length);

        var check = Open(draftId, "check");
        Assert.Equal("Save", check.WaitForElement("[data-testid=finish]").TextContent);
        Assert.Contains("Illyria", check.Markup + "Illyria", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wizard_ForeignCandidate_IsAskedForPassportResidenceAndWorkPermit()
    {
        var person = ExamKit.Person(1);
        person.IsForeign = true;
        var draftId = await Portal.DraftAsync(_institution, person);
        SignIn(_institution);

        var cut = Open(draftId, "candidate");

        cut.WaitForElement("[data-testid='Person.PassportNumber']");
        Assert.NotEmpty(cut.FindAll("[data-testid='Person.WorkPermit']"));
        Assert.NotEmpty(cut.FindAll("[data-testid^='Person.HasPermanentResidence']"));
    }

    [Fact]
    public async Task Import_CheckedFile_ShowsEachRowAndMakesDraftsOfTheGoodOnes()
    {
        await using (var session = Portal.As(_institution))
        {
            var workbook = Workbook.Write("x.xlsx",
                new Sheet("A", ["PersonalNumber", "Email", "Phone", "Settlement", "Street", "Education", "From", "To", "Hours", "Language", "Employer"],
                [["1900000010", "a@example.org", "044111222", "", "Rr. A", "EDU-2", "03.11.2025", "28.11.2025", "80", "sq", ""],
                    ["12", "a@example.org", "044111222", "", "Rr. A", "EDU-2", "03.11.2025", "28.11.2025", "80", "sq", ""]])).Content;
            TestPortal.Ok(await session.Get<IExamIntake>().CheckAsync("TRN-BAZ", new MemoryStream(workbook), default));
        }

        SignIn(_institution);
        var cut = Render<ExamImportPage>(p => p.Add(c => c.ClassCode, "TRN-BAZ"));

        Assert.Equal("Rows: 2. Good: 1. With errors: 1.", cut.WaitForElement("[data-testid=import-count]").TextContent);
        Assert.Contains("Personal number:", cut.Find("[data-testid=import-rows]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=import-all]"));
        cut.Find("[data-testid=import-good]").Click();
        cut.WaitForAssertion(() => Assert.EndsWith("imported=1", Navigation.Uri, StringComparison.Ordinal));
        await using var db = Portal.Db();
        Assert.Equal(1, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task Session_OnlyWhoHasPaid_CanBePickedAndAssigned()
    {
        var officer = await Portal.Data.OfficerAsync();
        var cashier = await Portal.Data.MinistryAsync("Drita Arka", PortalRoles.Cashier);
        await Portal.GroupSizeAsync(2);
        var ids = await Portal.CandidatesAsync(_institution, 1, 2);
        TestPortal.Ok(await Portal.ApplyAsync(_institution));
        foreach (var id in ids)
        {
            await Portal.AcceptAsync(officer, id);
        }

        TestPortal.Ok(await Portal.PayAsync(cashier, ids[0]));
        var sessionId = await Portal.SessionAsync(officer);
        SignIn(officer);
        var cut = Render<ExamSessionPage>(p => p.Add(c => c.SessionId, sessionId));

        Assert.Equal([false, true], cut.WaitForElements("[data-testid=pick]").Select(p => p.HasAttribute("disabled")));
        cut.Find("[data-testid=pick-all]").Click();
        cut.Find("[data-testid=assign]").Click();

        cut.WaitForAssertion(() => Assert.Single(cut.FindAll("[data-testid=seat]")));
        Assert.Equal("1 / 20", cut.Find("[data-testid=places]").TextContent);
    }

    [Fact]
    public async Task Session_Correction_IsSavedWithItsReasonAndBothResultsAreShown()
    {
        var (officer, sessionId, ids) = await HeldAsync(1);
        TestPortal.Ok(await Portal.RecordAsync(officer, ids[0], 7));
        SignIn(officer);
        var cut = Render<ExamSessionPage>(p => p.Add(c => c.SessionId, sessionId));

        cut.WaitForElement("[data-testid=correct-SSHPS-EX-2026-000001]").Click();
        cut.WaitForElement("[data-testid=correct-points]").Input("70");
        cut.Find(".exam-correct").Submit();
        Assert.Equal(CaseStatus.Failed, (await Portal.CaseOfAsync(ids[0])).Status);
        cut.WaitForElement("[data-testid=session-error]");
        cut.Find("[data-testid=correct-reason]").Input("Gabim në shkrim.");
        cut.Find(".exam-correct").Submit();

        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=sitting]").Count));
        Assert.Contains("Points: 70", cut.FindAll("[data-testid=sitting]")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Gabim në shkrim.", cut.FindAll("[data-testid=sitting]")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Points: 7", cut.FindAll("[data-testid=sitting]")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll(".exam-correct, [data-testid=session-cancel]"));
        var candidate = await Portal.CaseOfAsync(ids[0]);
        var panel = Render<ExamSittingsPanel>(p => p.Add(c => c.Case, SampleView.Of(candidate, officer)));
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll("[data-testid=sitting]").Count));
    }

    [Fact]
    public async Task Session_ResultsOfManyRows_ArePagedAndWhatFailsIsTold()
    {
        var (officer, sessionId, ids) = await HeldAsync(2);
        var csv = "Numri i lëndës;Pikët\nSSHPS-EX-2026-000001;85\nSSHPS-EX-2026-000002;60\n"
            + string.Concat(Enumerable.Range(100, 30).Select(i => $"SSHPS-EX-2026-{i:000000};50\n"));
        await using (var session = Portal.As(officer))
        {
            TestPortal.Ok(await session.Get<ExamResultImport>().CheckAsync(sessionId, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), default));
        }

        SignIn(officer);
        var cut = Render<ExamSessionPage>(p => p.Add(c => c.SessionId, sessionId));
        Assert.Equal(25, cut.WaitForElement("[data-testid=results-rows]").QuerySelectorAll("li").Length);
        cut.Find("[data-testid=results-next]").Click();
        cut.WaitForAssertion(() => Assert.Equal(7, cut.Find("[data-testid=results-rows]").QuerySelectorAll("li").Length));
        TestPortal.Ok(await Portal.RecordAsync(officer, ids[1], 30));

        cut.Find("[data-testid=results-take]").Click();

        cut.WaitForAssertion(() => Assert.Contains("Results entered: 1.", cut.Find("[data-testid=done]").TextContent, StringComparison.Ordinal));
        Assert.Contains("SSHPS-EX-2026-000002", cut.Find("[data-testid=done]").ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LicenceCard_OfAnExam_OffersNoRenewal(bool renewed)
    {
        SignIn(_institution);
        var name = new LocalName { Sq = "A", Sr = "B", En = "C" };
        var licence = new LicenceView
        {
            Id = Guid.NewGuid(), Number = "CERT-TRN-BAZ-2026-0001", Grant = name, ClassName = name, ProcessKey = "Exam", ClassCode = "TRN-BAZ",
            HolderName = "A", CompanyId = null,
            State = LicenceState.Expiring, ValidFrom = Portal.Today.AddYears(-3), ValidTo = Portal.Today, RenewalFrom = Portal.Today, CaseId = Guid.NewGuid(),
            Route = "/workers/exam",
            IsRenewed = renewed,
        };

        Assert.Equal(renewed, Render<LicenceCard>(p => p.Add(c => c.Licence, licence).Add(c => c.ShowRenewal, true))
            .FindAll("a[href='/workers/exam']").Count == 1);
    }

    private async Task<(Actor Officer, Guid Session, List<Guid> Candidates)> HeldAsync(int count)
    {
        var officer = await Portal.Data.OfficerAsync();
        var cashier = await Portal.Data.MinistryAsync("Drita Arka", PortalRoles.Cashier);
        await Portal.GroupSizeAsync(count);
        var ids = await Portal.CandidatesAsync(_institution, 1, count);
        TestPortal.Ok(await Portal.ApplyAsync(_institution));
        var sessionId = await Portal.SessionAsync(officer);
        foreach (var id in ids)
        {
            await Portal.AcceptAsync(officer, id);
            TestPortal.Ok(await Portal.PayAsync(cashier, id));
            TestPortal.Ok(await Portal.ScheduleAsync(officer, id, sessionId));
        }

        Portal.Clock.Advance(TimeSpan.FromDays(8));
        return (officer, sessionId, ids);
    }

    protected override void Change(IServiceCollection services) => services.AddScoped<IPersonLookupService>(_ => _registry);

    private IRenderedComponent<ExamWizard> Open(Guid draftId, string step)
    {
        Navigation.NavigateTo($"/workers/exam/{draftId}/{step}");
        return Render<ExamWizard>(p => p.Add(c => c.DraftId, draftId).Add(c => c.Step, step));
    }

    private static void Search(IRenderedComponent<ExamList> cut, string number)
    {
        cut.WaitForElement("[data-testid=exam-number]").Input(number);
        cut.Find(".exam-search form").Submit();
    }
}
