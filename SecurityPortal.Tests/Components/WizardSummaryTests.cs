using System.Globalization;
using Bunit;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Common;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Core.Reference;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Processes.ServiceLicence;

namespace SecurityPortal.Tests.Components;

/// <summary>What the last button answers when it does not finish: in the summary, in the order of the pages, field by field.</summary>
public sealed class WizardSummaryTests : PageBunitContext
{
    private const string Route = "http://localhost/applications/service-licence";

    // Lists of entries and parts of a step name themselves by their sentence.
    private static readonly string[] Unnamed = ["Background.Owners", "Background.Responsible", "Card.LicenceId", "Card.PositionCode"];

    private bool _isSignedIn;

    public static TheoryData<string> Keys() => [.. ProcessCatalogue.All.Select(p => p.Key)];

    [Fact]
    public async Task Finish_RefusedByARule_SaysSoInTheSummaryWithTheFocus()
    {
        var draft = await ReadyAsync();
        await Portal.Data.CaseAsync(Company, CaseStatus.Submitted);
        var cut = await OpenAsync(draft);

        cut.WaitForElement("[data-testid=finish]").Click();

        var line = cut.WaitForElement("[data-testid=error-summary] li");
        Assert.NotEqual("", line.TextContent.Trim());
        Assert.Null(line.QuerySelector("button"));
        cut.WaitForAssertion(() => JSInterop.VerifyFocusAsyncInvoke());
        Assert.EndsWith("/check", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finish_NotSaved_SaysSoInTheSummaryWithTheFocus()
    {
        var cut = await OpenAsync(await ReadyAsync());
        await SqlAsync("ALTER TABLE Drafts RENAME TO Away");
        await cut.InvokeAsync(() => cut.FindComponent<WizardErrorSummary>().Instance.Wizard.Touch("Company.Address"));

        cut.WaitForElement("[data-testid=finish]").Click();

        Assert.Contains("could not be saved", cut.WaitForElement("[data-testid=error-summary] li").TextContent, StringComparison.Ordinal);
        cut.WaitForAssertion(() => JSInterop.VerifyFocusAsyncInvoke());
        await SqlAsync("ALTER TABLE Away RENAME TO Drafts");
    }

    [Fact]
    public async Task Finish_SeveralStepsWrong_ListsThemInTheOrderOfThePagesByName()
    {
        var id = await ReadyAsync(a =>
        {
            a.Profile.NameInUse = "";
            (a.Company.Email, a.Company.Address, a.Company.Firearms) = ("", "", true);
            a.Background.Responsible[0].Phone = "";
            a.Background.Owners.Add(new OwnerEntry { Person = { FirstName = "Arben", LastName = "Krasniqi" } });
            a.Background.Owners.Add(new OwnerEntry { Person = { FirstName = "Arben", LastName = "Krasniqi" } });
        });
        var cut = await OpenAsync(id);

        cut.WaitForElement("[data-testid=finish]").Click();

        cut.WaitForElement("[data-testid=error-summary]");
        var lines = Lines(cut);
        Assert.Equal(lines.Distinct(), lines);
        var places = new[] { "address", "e-mail", "Arben Krasniqi", "(2)", "Çelë Gjonbalaj", "name in use", "Firearm permits" }
            .Select(word => lines.FindIndex(l => l.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Lines_OfAnEmptyApplication_NameTheirFieldsAndDiffer(string key)
    {
        foreach (var language in Languages.All)
        {
            Speak(language);
            var form = ProcessCatalogue.Get(key).Form;
            var names = new WizardNames(form.Steps, form.Describe("{}", new AnswerLanguage(CultureInfo.CurrentUICulture, new CodeBook([]), default)));
            Func<WizardNames> source = () => names;
            List<string> Shown(IEnumerable<FieldError> errors)
            {
                var wizard = new WizardState { Draft = null!, Step = form.Steps[0] };
                wizard.SetErrors("", errors);
                return [.. Render<WizardErrorSummary>(p => p.AddCascadingValue(wizard).Add(s => s.Names, source).Add(s => s.OnOpen, (FieldError _) => { }))
                    .FindAll("li").Select(li => li.TextContent.Trim())];
            }

            // However the rules found them.
            var found = form.Validate("{}", null, Portal.Today).Reverse().ToList();
            var lines = Shown(found);
            Assert.Equal(Shown(found.OrderBy(names.PlaceOf)), lines);

            Assert.NotEmpty(lines);
            Assert.Equal(lines.Distinct(), lines);
            var unnamed = found.Select(e => e.Path).Where(p => p.Contains('.', StringComparison.Ordinal) && names.NameOf(p) is null);
            Assert.Empty(unnamed.Except(Unnamed));
            var places = found.Select(names.PlaceOf).ToList();
            Assert.All(places, p => Assert.NotEqual(int.MaxValue, p.Step));
        }
    }

    [Fact]
    public void Lines_TheSameErrorTwice_StandOnce()
    {
        var wizard = new WizardState { Draft = null!, Step = "company" };
        wizard.SetErrors("", [new FieldError("company", "Company.Email", "contact.email.required"), new FieldError("company", "Company.Email",
            "contact.email.required")]);

        Assert.Single(Render<WizardErrorSummary>(p => p.AddCascadingValue(wizard).Add(s => s.OnOpen, (FieldError _) => { })).FindAll("li"));
    }

    [Fact]
    public async Task Continue_FieldsOfAStep_StandInTheSummaryAsOnThePage()
    {
        var draftId = await Portal.StartAsync(Company);
        await Portal.ChangeAsync(Company, draftId, a => (a.Company.Address, a.Company.Email) = ("", ""));
        var cut = await OpenAsync(draftId, "company");

        cut.WaitForElement("[data-testid=continue]").Click();

        cut.WaitForElement("[data-testid=error-summary]");
        var onPage = cut.FindAll("[id$=-error]").Select(e => e.TextContent.Trim()).ToList();
        Assert.Equal(5, onPage.Count);
        Assert.All(Lines(cut).Zip(onPage), pair => Assert.EndsWith(pair.First.Split(": ")[^1], pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finish_ReturnedCaseWithCommentsUntouched_AsksByNameAndSendsOnlyWhenTold()
    {
        var caseId = TestPortal.Ok(await Portal.SubmitAsync(Company, await Portal.CompleteDraftAsync(Company))).CaseId;
        await ReturnAsync(caseId);
        var draftId = await CorrectAsync(caseId);
        await Portal.ChangeAsync(Company, draftId, a => a.Company.ResponsiblePhone = "044 777 888");
        SignInOnce();
        var dialogs = Render<MudDialogProvider>();
        var cut = await OpenAsync(draftId);

        _ = cut.WaitForElement("[data-testid=finish]").ClickAsync(new());
        var text = dialogs.WaitForElement(".mud-dialog-content").TextContent;
        Assert.Contains("Bank account", text, StringComparison.Ordinal);
        Assert.Contains("Business registration certificate", text, StringComparison.Ordinal);
        Assert.DoesNotContain("phone", text, StringComparison.OrdinalIgnoreCase);
        dialogs.Find("[data-testid=confirm-no]").Click();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll(".mud-dialog-content")));
        Assert.EndsWith("/check", Navigation.Uri, StringComparison.Ordinal);

        cut.WaitForAssertion(() => Assert.False(cut.Find("[data-testid=finish]").HasAttribute("disabled")));
        _ = cut.Find("[data-testid=finish]").ClickAsync(new());
        dialogs.WaitForElement("[data-testid=confirm-yes]").Click();

        cut.WaitForAssertion(() => Assert.Contains("/cases/", Navigation.Uri, StringComparison.Ordinal));
        await using var db = Portal.Db();
        Assert.Equal(2, (await db.Cases.SingleAsync()).VersionNumber);
    }

    [Fact]
    public async Task Finish_ReturnedCaseWithEveryCommentDealtWith_AsksNothing()
    {
        var caseId = TestPortal.Ok(await Portal.SubmitAsync(Company, await Portal.CompleteDraftAsync(Company))).CaseId;
        await ReturnAsync(caseId);
        var draftId = await CorrectAsync(caseId);
        await Portal.ChangeAsync(Company, draftId, a => (a.Company.BankAccount, a.Company.ResponsiblePhone) = ("1501001002003045", "044 777 888"));
        await Portal.AttachAsync(Company, draftId, "D03", "e re.png", SampleFiles.Png());
        var cut = await OpenAsync(draftId);

        cut.WaitForElement("[data-testid=finish]").Click();

        cut.WaitForAssertion(() => Assert.True(Navigation.Uri.Contains("/cases/", StringComparison.Ordinal), string.Join("; ", Lines(cut))));
    }

    private static List<string> Lines<T>(IRenderedComponent<T> cut)
        where T : Microsoft.AspNetCore.Components.IComponent => [.. cut.FindAll("[data-testid=error-summary] li").Select(li => li.TextContent.Trim())];

    private async Task<IRenderedComponent<ServiceLicenceWizard>> OpenAsync(Guid draftId, string step = "check")
    {
        SignInOnce();
        Navigation.NavigateTo($"{Route}/{draftId}/{step}");
        var cut = Render<ServiceLicenceWizard>(p => p.Add(w => w.DraftId, draftId).Add(w => w.Step, step));
        await cut.WaitForElementAsync("h1");
        return cut;
    }

    private void SignInOnce()
    {
        if (!_isSignedIn)
        {
            SignIn(Company);
            _isSignedIn = true;
        }
    }

    // Complete but for the change, every step left with Continue.
    private async Task<Guid> ReadyAsync(Action<ServiceLicenceApplication>? change = null)
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        var application = PayloadJson.Read<ServiceLicenceApplication>(draft.PayloadJson);
        application.Background.View = BackgroundView.List;
        change?.Invoke(application);
        await using var session = Portal.As(Company);
        TestPortal.Ok(await session.Get<DraftStore>().SaveAsync(
            draft.Id, draft.Version, "check", ServiceLicenceProcess.Form.Steps.SkipLast(1), PayloadJson.Write(application), CancellationToken.None));
        return draft.Id;
    }

    private async Task ReturnAsync(Guid caseId)
    {
        await using var session = Portal.As(await Portal.Data.OfficerAsync());
        TestPortal.Ok(await session.Get<CaseReviewService>().TakeAsync(caseId, await VersionAsync(caseId), CancellationToken.None));
        var comments = session.Get<CaseCommentService>();
        TestPortal.Ok(await comments.AddAsync(caseId, "company", "Company.BankAccount", "Llogaria nuk është e kompanisë.", CancellationToken.None));
        TestPortal.Ok(await comments.AddAsync(caseId, "company", "Company.ResponsiblePhone", "Nuk përgjigjet askush.", CancellationToken.None));
        TestPortal.Ok(await comments.AddAsync(caseId, "documents", "Documents.D03", "Nuk lexohet.", CancellationToken.None));
        TestPortal.Ok(await session.Get<CaseReviewService>().ReturnAsync(
            caseId, await VersionAsync(caseId), Portal.Today.AddDays(15), "Shikoni gjithçka.", CancellationToken.None));
    }

    private async Task<Guid> CorrectAsync(Guid caseId)
    {
        await using var session = Portal.As(Company);
        return TestPortal.Ok(await session.Get<DraftStore>().StartCorrectionAsync(caseId, CancellationToken.None));
    }

    private async Task<Guid> VersionAsync(Guid caseId)
    {
        await using var db = Portal.Db();
        return (await db.Cases.SingleAsync(c => c.Id == caseId)).Version;
    }

    private async Task SqlAsync(string sql)
    {
        await using var db = Portal.Db();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
