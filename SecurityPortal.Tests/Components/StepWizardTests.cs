using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Casework;
using SecurityPortal.Core.Data;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Processes;
using SecurityPortal.Core.Processes.Licensing;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Processes.ServiceLicence;

namespace SecurityPortal.Tests.Components;

/// <summary>The wizard as a company uses it: the service licence's page over the real services.</summary>
public sealed class StepWizardTests : PageBunitContext
{
    private const string Route = "http://localhost/applications/service-licence";

    private readonly CountingFeed _feed = new();
    private Gate _gate = null!;

    [Fact]
    public async Task Continue_StepIncomplete_ShowsTheErrorsOfThisStepAlone()
    {
        var cut = await OpenAsync(await Portal.StartAsync(Company));

        Press(cut, "continue");

        var summary = cut.WaitForElement("[data-testid=error-summary]");
        Assert.Equal("alert", summary.GetAttribute("role"));
        Assert.Equal(
            ["Enter the bank account", "Enter the name of the responsible person", "Responsible person's phone: Enter the phone number"],
            summary.QuerySelectorAll("li").Select(li => li.TextContent.Trim()));
        Assert.Contains("Enter the bank account", cut.Find("#q-Company-BankAccount-error").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/company", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("Has errors", cut.Find("[data-testid=step-1]").TextContent, StringComparison.Ordinal);
        cut.WaitForAssertion(() => JSInterop.VerifyFocusAsyncInvoke());
    }

    [Fact]
    public async Task Continue_StepComplete_GoesToTheNextAndRemembersIt()
    {
        var draftId = await DraftWithCompanyAsync();
        var cut = await OpenAsync(draftId);

        Press(cut, "continue");

        cut.WaitForAssertion(() => Assert.Equal($"{Route}/{draftId}/background", Navigation.Uri));
        Follow(cut);
        Assert.Equal("Background verification", cut.WaitForElement("h1").TextContent);
        Assert.Equal("step", cut.Find("[data-testid=step-2]").GetAttribute("aria-current"));
        Assert.Equal($"/applications/service-licence/{draftId}/company", cut.Find("[data-testid=step-1] a").GetAttribute("href"));
        Assert.Contains("company", (await Portal.LoadAsync(Company, draftId)).DoneSteps);
    }

    [Fact]
    public async Task Summary_ErrorPressed_MovesTheFocusToItsField()
    {
        var cut = await OpenAsync(await Portal.StartAsync(Company));
        Press(cut, "continue");

        cut.WaitForElement("[data-testid=error-summary] button").Click();

        cut.WaitForAssertion(() => Assert.Equal(["q-Company-BankAccount"], Focused()));
    }

    [Fact]
    public async Task Summary_ErrorOfAnotherStep_OpensItAndThenMovesTheFocus()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        await DoneAsync(draft.Id, a => a.Company.BankAccount = "");
        var cut = await OpenAsync(draft.Id, "check");
        Press(cut, "finish");

        cut.WaitForElement("[data-testid=error-summary] button").Click();
        cut.WaitForAssertion(() => Assert.Equal($"{Route}/{draft.Id}/company", Navigation.Uri));
        cut.Render();
        Assert.Empty(Focused());
        Follow(cut);

        cut.WaitForAssertion(() => Assert.Equal(["q-Company-BankAccount"], Focused()));
        Assert.NotEmpty(cut.FindAll("#q-Company-BankAccount-error"));
    }

    [Fact]
    public async Task Field_Mended_LosesItsErrorAtOnce()
    {
        var cut = await OpenAsync(await Portal.StartAsync(Company));
        Press(cut, "continue");
        cut.WaitForElement("#q-Company-BankAccount-error");

        Type(cut, "Company.BankAccount", "1212012345678906");

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("#q-Company-BankAccount-error")));
        Assert.NotEmpty(cut.FindAll("#q-Company-ResponsiblePerson-error"));
        Assert.Equal("IBAN: XK05 1212 0123 4567 8906", cut.Find("[data-testid=iban]").TextContent);
    }

    [Fact]
    public async Task Back_WithSomethingTyped_KeepsIt()
    {
        var draftId = await DraftWithCompanyAsync();
        var cut = await OpenAsync(draftId);
        Type(cut, "Company.Address", "Rr. e re 9");

        Press(cut, "back");

        cut.WaitForAssertion(() => Assert.Equal(Route, Navigation.Uri));
        Assert.Contains("Rr. e re 9", (await Portal.LoadAsync(Company, draftId)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_WithoutAStep_OpensTheStepLastShown()
    {
        var draftId = await DraftWithCompanyAsync();
        await DoneAsync(draftId, _ => { }, "company");

        var cut = await OpenAsync(draftId, null);

        Assert.Equal("Background verification", cut.Find("h1").TextContent);
        Assert.Equal($"{Route}/{draftId}/background", Navigation.Uri);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("documents")]
    [InlineData("no-such-step")]
    public async Task Address_StepNotYetReachable_OpensTheFirstOpenOne(string step)
    {
        var draftId = await Portal.StartAsync(Company);

        var cut = await OpenAsync(draftId, step);

        Assert.Equal("Company data", cut.Find("h1").TextContent);
        Assert.Equal($"{Route}/{draftId}/company", Navigation.Uri);
        Assert.Empty(cut.FindAll("[data-testid=step-5] a"));
    }

    [Fact]
    public async Task Draft_OfAnotherCompany_IsGone()
    {
        var other = await Portal.Data.CompanyAsync("Tjetra SH.P.K.");
        var draftId = await Portal.StartAsync(other);
        SignIn(Company);

        var cut = Render<ServiceLicenceWizard>(p => p.Add(w => w.DraftId, draftId));

        cut.WaitForAssertion(() => Assert.Contains("This draft is no longer here", cut.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Tjetra", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveIndicator_Typed_SaysSavingAndThenWhen()
    {
        var draftId = await Portal.StartAsync(Company);
        var cut = await OpenAsync(draftId);
        Assert.Equal(("Saved", "Saved at 10:00"), Indicator(cut));

        Portal.Clock.Advance(TimeSpan.FromMinutes(5));
        Type(cut, "Company.Address", "Rr. e re 9");
        cut.WaitForAssertion(() => Assert.Equal("Saving", Indicator(cut).State));
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        cut.WaitForAssertion(() => Assert.Equal(("Saved", "Saved at 10:05"), Indicator(cut)));
        Assert.Contains("Rr. e re 9", (await Portal.LoadAsync(Company, draftId)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveIndicator_DatabaseAway_SaysSoUntilItIsBack()
    {
        var draftId = await Portal.StartAsync(Company);
        var cut = await OpenAsync(draftId);
        await SqlAsync("ALTER TABLE Drafts RENAME TO Away");

        Type(cut, "Company.Address", "Rr. e re 9");
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        cut.WaitForAssertion(() => Assert.Equal("Failing", Indicator(cut).State));
        await SqlAsync("ALTER TABLE Away RENAME TO Drafts");
        Portal.Clock.Advance(TimeSpan.FromSeconds(3));

        cut.WaitForAssertion(() => Assert.Equal("Saved", Indicator(cut).State));
        Assert.Contains("Rr. e re 9", (await Portal.LoadAsync(Company, draftId)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_WithSomethingJustTyped_SavesIt()
    {
        var draftId = await Portal.StartAsync(Company);
        var cut = await OpenAsync(draftId);
        Type(cut, "Company.Address", "Rr. e re 9");

        await DisposeComponentsAsync();

        Assert.Contains("Rr. e re 9", (await Portal.LoadAsync(Company, draftId)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_TheirsTaken_ShowsTheirAnswers()
    {
        var (cut, draftId) = await ConflictAsync();

        Press(cut, "take-other");

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=draft-conflict]")));
        Assert.Equal("Rr. e kolegut 2", Value(cut, "Company.Address"));
        Assert.Equal("Saved", Indicator(cut).State);
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("Rr. e kolegut 2", (await Portal.LoadAsync(Company, draftId)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_MineKept_SavesMyAnswers()
    {
        var (cut, draftId) = await ConflictAsync();
        Assert.Equal("Stopped", Indicator(cut).State);
        Assert.Equal(["AddressRr. imja 1Rr. e kolegut 2"], cut.FindAll("[data-testid=draft-conflict] tbody tr")
            .Select(r => string.Concat(r.Children.Select(c => c.TextContent.Trim()))));

        Press(cut, "keep-mine");

        cut.WaitForAssertion(() => Assert.Equal("Saved", Indicator(cut).State));
        Assert.Empty(cut.FindAll("[data-testid=draft-conflict]"));
        Assert.Contains("Rr. imja 1", (await Portal.LoadAsync(Company, draftId)).PayloadJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_FoundAtFinishAndMineKept_FilesWhatThisWindowShows()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        await DoneAsync(draft.Id, _ => { });
        var cut = await OpenAsync(draft.Id, "check");
        await Portal.ChangeAsync(await Portal.DelegateAsync(Company, DelegatePermissions.Prepare), draft.Id, a => a.Profile.UniformCap = "E kolegut");

        Press(cut, "finish");
        cut.WaitForElement("[data-testid=keep-mine]").Click();
        cut.WaitForAssertion(() => Assert.Equal("Saved", Indicator(cut).State));
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=draft-conflict]")));
        Press(cut, "finish");

        cut.WaitForAssertion(() => Assert.Contains("/cases/", Navigation.Uri, StringComparison.Ordinal));
        await using var db = Portal.Db();
        Assert.DoesNotContain("E kolegut", (await db.CaseVersions.SingleAsync()).Payload.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_FoundAtFinishAndTheirsTaken_ShowsTheirAnswersToCheck()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        await DoneAsync(draft.Id, _ => { });
        var cut = await OpenAsync(draft.Id, "check");
        await Portal.ChangeAsync(await Portal.DelegateAsync(Company, DelegatePermissions.Prepare), draft.Id, a => a.Profile.UniformCap = "E kolegut");

        Press(cut, "finish");
        cut.WaitForElement("[data-testid=take-other]").Click();

        cut.WaitForAssertion(() => Assert.Contains("E kolegut", cut.Markup, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll("[data-testid=draft-conflict]"));
    }

    [Fact]
    public async Task Draft_FinishedInAnotherWindow_IsGone()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        await DoneAsync(draft.Id, _ => { });
        var cut = await OpenAsync(draft.Id, "company");
        TestPortal.Ok(await Portal.SubmitAsync(Company, await Portal.LoadAsync(Company, draft.Id)));

        Type(cut, "Company.Address", "Rr. e re 9");
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        cut.WaitForAssertion(() => Assert.Contains("This draft is no longer here", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finish_Complete_FilesTheCaseAndShowsIt()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        await DoneAsync(draft.Id, _ => { });
        var cut = await OpenAsync(draft.Id, "check");
        cut.WaitForElement("[data-testid=answers-documents] li");

        Press(cut, "finish");

        cut.WaitForAssertion(() => Assert.Contains("/cases/", Navigation.Uri, StringComparison.Ordinal));
        await using var db = Portal.Db();
        Assert.Equal($"http://localhost/cases/{(await db.Cases.SingleAsync()).Id}?done=filed", Navigation.Uri);
    }

    [Fact]
    public async Task Finish_PressedTwice_CallsOnce()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        await DoneAsync(draft.Id, _ => { });
        var cut = await OpenAsync(draft.Id, "check");

        _gate.Close();
        var first = cut.Find("[data-testid=finish]").ClickAsync(new());
        Assert.True(cut.Find("[data-testid=finish]").HasAttribute("disabled"));
        var second = cut.Find("[data-testid=finish]").ClickAsync(new());
        _gate.Open();
        await Task.WhenAll(first, second);

        cut.WaitForAssertion(() => Assert.Contains("/cases/", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(1, _feed.Count);
    }

    [Fact]
    public async Task Finish_DelegateWhoOnlyPrepares_IsToldInsteadOfGivenTheButton()
    {
        var draft = await Portal.CompleteDraftAsync(Company);
        await DoneAsync(draft.Id, _ => { });

        var cut = await OpenAsync(draft.Id, "check", await Portal.DelegateAsync(Company, DelegatePermissions.Prepare));

        Assert.Empty(cut.FindAll("[data-testid=finish]"));
        Assert.Contains("You may prepare this but not finish it.", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_Opened_ShowsTheCommentsAtTheirFields()
    {
        var caseId = TestPortal.Ok(await Portal.SubmitAsync(Company, await Portal.CompleteDraftAsync(Company))).CaseId;
        await ReturnAsync(caseId);
        await using var starter = Portal.As(Company);
        var draftId = TestPortal.Ok(await starter.Get<DraftStore>().StartCorrectionAsync(caseId, CancellationToken.None));

        var cut = await OpenAsync(draftId, "company");

        Assert.Contains("SSHPS-SL-2026-000001", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("27.01.2026", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("Shikoni gjithçka.", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("Llogaria nuk është e kompanisë.", cut.Find("#q-Company-BankAccount-comment").TextContent, StringComparison.Ordinal);
        Assert.Contains("q-Company-BankAccount-comment", cut.Find("#q-Company-BankAccount").GetAttribute("aria-describedby"), StringComparison.Ordinal);

        Press(cut, "continue");
        cut.WaitForAssertion(() => Assert.Equal($"{Route}/{draftId}/check", Navigation.Uri));
    }

    [Fact]
    public async Task Correction_AtItsLastStep_ListsTheCommentsAndLeadsToThem()
    {
        var caseId = TestPortal.Ok(await Portal.SubmitAsync(Company, await Portal.CompleteDraftAsync(Company))).CaseId;
        await ReturnAsync(caseId);
        await using var starter = Portal.As(Company);
        var draftId = TestPortal.Ok(await starter.Get<DraftStore>().StartCorrectionAsync(caseId, CancellationToken.None));

        var cut = await OpenAsync(draftId, "check");

        Assert.Contains("Llogaria nuk është e kompanisë.", cut.Find("[data-testid=all-comments]").TextContent, StringComparison.Ordinal);
        cut.Find("[data-testid=all-comments] button").Click();
        cut.WaitForAssertion(() => Assert.Equal($"{Route}/{draftId}/company", Navigation.Uri));
    }

    protected override void Change(IServiceCollection services)
    {
        _gate = new Gate((Database)services.Last(s => s.ServiceType == typeof(IDbContextFactory<PortalDbContext>)).ImplementationInstance!);
        services.AddSingleton<ICaseChangeFeed>(_feed);
        services.AddSingleton<IDbContextFactory<PortalDbContext>>(_gate);
    }

    private async Task<IRenderedComponent<ServiceLicenceWizard>> OpenAsync(Guid draftId, string? step = "company", Actor? actor = null)
    {
        SignIn(actor ?? Company);
        Navigation.NavigateTo($"{Route}/{draftId}{(step is null ? null : $"/{step}")}");
        var cut = Render<ServiceLicenceWizard>(p => p.Add(w => w.DraftId, draftId).Add(w => w.Step, step));
        await cut.WaitForElementAsync("h1");
        Follow(cut);
        return cut;
    }

    // What the router does: the step in the address becomes the page's parameter.
    private void Follow(IRenderedComponent<ServiceLicenceWizard> cut) => cut.Render(p => p.Add(w => w.Step, Navigation.Uri.Split('/')[^1]));

    private async Task<Guid> DraftWithCompanyAsync()
    {
        var draftId = await Portal.StartAsync(Company);
        await Portal.ChangeAsync(Company, draftId, a =>
            (a.Company.BankAccount, a.Company.ResponsiblePerson, a.Company.ResponsiblePhone) = ("1212012345678906", "Çelë Gjonbalaj", "044 111 222"));
        return draftId;
    }

    /// <summary>Steps are marked as left with Continue: all before the last, or those named.</summary>
    private async Task DoneAsync(Guid draftId, Action<ServiceLicenceApplication> change, params string[] done)
    {
        var draft = await Portal.LoadAsync(Company, draftId);
        var application = PayloadJson.Read<ServiceLicenceApplication>(draft.PayloadJson);
        application.Background.View = BackgroundView.List;
        change(application);
        var steps = done.Length > 0 ? done : [.. ServiceLicenceProcess.Form.Steps.SkipLast(1)];
        await using var session = Portal.As(Company);
        TestPortal.Ok(await session.Get<DraftStore>().SaveAsync(
            draftId, draft.Version, done.Length > 0 ? "background" : "check", steps, PayloadJson.Write(application), CancellationToken.None));
    }

    private async Task<(IRenderedComponent<ServiceLicenceWizard> Cut, Guid DraftId)> ConflictAsync()
    {
        var draftId = await DraftWithCompanyAsync();
        var cut = await OpenAsync(draftId);
        await Portal.ChangeAsync(await Portal.DelegateAsync(Company, DelegatePermissions.Prepare), draftId, a => a.Company.Address = "Rr. e kolegut 2");
        Type(cut, "Company.Address", "Rr. imja 1");
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        cut.WaitForElement("[data-testid=keep-mine]");
        return (cut, draftId);
    }

    private async Task ReturnAsync(Guid caseId)
    {
        await using var session = Portal.As(await Portal.Data.OfficerAsync());
        TestPortal.Ok(await session.Get<CaseReviewService>().TakeAsync(caseId, await VersionAsync(caseId), CancellationToken.None));
        TestPortal.Ok(await session.Get<CaseCommentService>()
            .AddAsync(caseId, "company", "Company.BankAccount", "Llogaria nuk është e kompanisë.", CancellationToken.None));
        TestPortal.Ok(await session.Get<CaseReviewService>().ReturnAsync(
            caseId, await VersionAsync(caseId), Portal.Today.AddDays(15), "Shikoni gjithçka.", CancellationToken.None));
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

    private IEnumerable<string> Focused() => JSInterop.Invocations.Where(i => i.Identifier == "focus").Select(i => (string)i.Arguments[0]!);

    private static void Press(IRenderedComponent<ServiceLicenceWizard> cut, string testId) => cut.WaitForElement($"[data-testid={testId}]").Click();

    private static void Type(IRenderedComponent<ServiceLicenceWizard> cut, string path, string text) => cut.Find($"[data-testid='{path}']").Input(text);

    private static string? Value(IRenderedComponent<ServiceLicenceWizard> cut, string path) => cut.Find($"[data-testid='{path}']").GetAttribute("value");

    private static (string? State, string Text) Indicator(IRenderedComponent<ServiceLicenceWizard> cut)
    {
        var indicator = cut.Find("[data-testid=save-indicator]");
        return (indicator.GetAttribute("data-state"), indicator.QuerySelector("[role=status]")!.TextContent.Trim());
    }

    private sealed class CountingFeed : ICaseChangeFeed
    {
        private int _count;

        public int Count => _count;

        public void Publish(Guid caseId) => Interlocked.Increment(ref _count);

        public IDisposable Subscribe(Guid? caseId, Func<Task> changed) => throw new NotSupportedException();
    }

    /// <summary>A database that lets nobody in while it is closed.</summary>
    private sealed class Gate(Database inner) : IDbContextFactory<PortalDbContext>
    {
        private TaskCompletionSource? _closed;

        public void Close() => _closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _closed!.SetResult();

        public PortalDbContext CreateDbContext() => inner.CreateDbContext();

        public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            await (_closed?.Task ?? Task.CompletedTask);
            return inner.CreateDbContext();
        }
    }
}
