using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Drafts;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Account;
using SecurityPortal.Web.Components.Common;
using SecurityPortal.Web.Components.Wizard;
using SecurityPortal.Web.Live;
using SecurityPortal.Web.Processes.ServiceLicence;

namespace SecurityPortal.Tests.Live;

/// <summary>A page that stays open beyond its session.</summary>
public sealed class OpenCircuitTests : PageBunitContext
{
    private readonly Browser _browser = new();
    private CircuitSession? _circuit;

    [Fact]
    public async Task SignedOutElsewhere_WizardOpen_SavesNothingMoreAndLeadsToTheSignIn()
    {
        var draftId = await Portal.StartAsync(Company);
        await OpenAsync();
        Navigation.NavigateTo($"/applications/service-licence/{draftId}/company");
        Render<SessionGuard>();
        var wizard = Render<ServiceLicenceWizard>(p => p.Add(w => w.DraftId, draftId).Add(w => w.Step, "company"));
        await wizard.WaitForElementAsync("h1");
        await TypeAsync("Rr. e parë 1");
        wizard.WaitForAssertion(() => Assert.Contains("Rr. e parë 1", Payload(draftId), StringComparison.Ordinal));

        await Get<OpenSessions>().EndAsync(Own, SessionEnd.SignedOut, default);
        await TypeAsync("Rr. e dytë 2");

        wizard.WaitForAssertion(() => Assert.Empty(wizard.FindAll("[data-testid='Company.Address']")));
        Assert.DoesNotContain("Rr. e dytë 2", Payload(draftId), StringComparison.Ordinal);
        Assert.Null(await Get<IActorAccessor>().FindAsync());
        var returnUrl = Uri.EscapeDataString($"/applications/service-licence/{draftId}/company");
        wizard.WaitForAssertion(() => Assert.Equal($"http://localhost/sign-in?ended=SignedOut&returnUrl={returnUrl}", Navigation.Uri));

        async Task TypeAsync(string text)
        {
            await wizard.Find("[data-testid='Company.Address']").InputAsync(text);
            Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Reconnected_AsWhoeverSignedInSince_ActsForNeither()
    {
        var other = await Portal.Data.CompanyAsync("Tjetra");
        await OpenAsync();
        var guard = Render<SessionGuard>();
        Assert.NotNull(await Get<IActorAccessor>().FindAsync());

        _browser.Becomes(PrincipalOf(other));

        Assert.Null(await Get<IActorAccessor>().FindAsync());
        guard.WaitForElement("[data-testid=session-over]");
        Assert.Equal("http://localhost/sign-in?ended=Replaced", Navigation.Uri);

        // And not when the framework comes back with the first one either.
        _browser.Becomes(PrincipalOf(Company));
        Assert.Null(await Get<IActorAccessor>().FindAsync());
    }

    [Fact]
    public async Task AboutToEnd_SavesTheOpenWorkAndStayingBeginsTheTimeAnew()
    {
        await OpenAsync();
        await using (var db = Portal.Db())
        {
            await db.UserSessions.Where(s => s.Id == Own).ExecuteUpdateAsync(s => s.SetProperty(x => x.IdleUntil, Now().AddHours(2)));
        }

        var (saves, work) = (0, new UnsavedWork());
        using var entry = work.Add(() => Task.FromResult(++saves > 0));
        var guard = Render<SessionGuard>(p => p.AddCascadingValue(work));
        await LookAsync(minutes: 116);
        Assert.Equal((0, 0), (saves, guard.FindAll("[data-testid=session-ending]").Count));

        await LookAsync(minutes: 2);

        Assert.Contains("12:00", guard.WaitForElement("[data-testid=session-ending]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, saves);
        await guard.Find("[data-testid=session-stay]").ClickAsync(new());
        guard.WaitForAssertion(() => Assert.Empty(guard.FindAll("[data-testid=session-ending]")));
        await LookAsync(minutes: 116);
        Assert.Equal((1, SessionPhase.Open), (saves, Get<CircuitLife>().State?.Phase));

        async Task LookAsync(int minutes)
        {
            Portal.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await Get<OpenSessions>().LookAsync(default);
        }
    }

    [Fact]
    public async Task AboutToEnd_WizardOpen_SavesWhatWasJustTypedAndSaysSo()
    {
        var draftId = await Portal.StartAsync(Company);
        var (guard, wizard) = await OpenWizardAsync(draftId);
        await wizard.Find("[data-testid='Company.Address']").InputAsync("Rr. e parë 1");
        Assert.DoesNotContain("Rr. e parë 1", Payload(draftId), StringComparison.Ordinal);

        await EndsSoonAsync();

        Assert.Equal("Your open draft is saved.", guard.WaitForElement("[data-testid=session-draft]").TextContent);
        Assert.Contains("Rr. e parë 1", Payload(draftId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AboutToEnd_DatabaseAway_DoesNotSayThatTheDraftIsSaved()
    {
        var draftId = await Portal.StartAsync(Company);
        var (guard, wizard) = await OpenWizardAsync(draftId);
        await wizard.Find("[data-testid='Company.Address']").InputAsync("Rr. e parë 1");
        await using (var db = Portal.Db())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Drafts RENAME TO Away");
        }

        await EndsSoonAsync();

        Assert.Contains("could not be saved yet", guard.WaitForElement("[data-testid=session-draft]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AboutToEnd_AnswerChangedThatNobodySpokeOf_IsSavedToo()
    {
        var draftId = await Portal.StartAsync(Company);
        await OpenAsync();
        var (work, answers) = (new UnsavedWork(), default(ServiceLicenceApplication));
        Navigation.NavigateTo($"/applications/service-licence/{draftId}/company");
        var wizard = Render<StepWizard<ServiceLicenceApplication>>(p => p
            .AddCascadingValue(work)
            .Add(w => w.Process, ServiceLicenceProcess.Definition).Add(w => w.DraftId, draftId).Add(w => w.Step, "company")
            .Add(w => w.ChildContent, shown =>
            {
                answers = shown;
                return _ => { };
            }));
        await wizard.WaitForElementAsync("h1");

        answers!.Company.Address = "Rr. e parë 1";

        Assert.True(await wizard.InvokeAsync(work.SaveAsync));
        Assert.Contains("Rr. e parë 1", Payload(draftId), StringComparison.Ordinal);
    }

    protected override void Change(IServiceCollection services) => services.AddPortalAccounts().AddScoped<CircuitLife>();

    protected override async ValueTask DisposeAsyncCore()
    {
        _circuit?.Dispose();
        await base.DisposeAsyncCore();
    }

    private Guid Own => Portal.SessionOf(Company.UserId)!.Value;

    private T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private DateTime Now() => Portal.Clock.GetUtcNow().UtcDateTime;

    private async Task<(IRenderedComponent<SessionGuard> Guard, IRenderedComponent<ServiceLicenceWizard> Wizard)> OpenWizardAsync(Guid draftId)
    {
        await OpenAsync();
        var work = new UnsavedWork();
        Navigation.NavigateTo($"/applications/service-licence/{draftId}/company");
        var guard = Render<SessionGuard>(p => p.AddCascadingValue(work));
        var wizard = Render<ServiceLicenceWizard>(p => p.AddCascadingValue(work).Add(w => w.DraftId, draftId).Add(w => w.Step, "company"));
        await wizard.WaitForElementAsync("h1");
        return (guard, wizard);
    }

    // The clock stands still: nothing but the end of the session makes the wizard save.
    private async Task EndsSoonAsync()
    {
        await using (var db = Portal.Db())
        {
            await db.UserSessions.Where(s => s.Id == Own).ExecuteUpdateAsync(s => s.SetProperty(x => x.IdleUntil, Now().AddMinutes(2)));
        }

        await Get<OpenSessions>().LookAsync(default);
    }

    // As the framework opens a circuit: its handler learns who is signed in.
    private async Task OpenAsync()
    {
        SignIn(Company);
        _browser.Becomes(Get<CurrentSession>().Principal);
        _circuit = new CircuitSession(Get<CurrentSession>(), Get<CircuitLife>(), Get<OpenSessions>(), _browser, Portal.Clock,
            NullLogger<CircuitSession>.Instance);
        await _circuit.OnCircuitOpenedAsync(null!, default);
    }

    private ClaimsPrincipal PrincipalOf(Actor actor) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, actor.UserId.ToString()), new(PrincipalFactory.SessionClaim, Portal.SessionOf(actor.UserId).ToString()!)], "test"));

    private string Payload(Guid draftId)
    {
        using var db = Portal.Db();
        return db.Drafts.AsNoTracking().Single(d => d.Id == draftId).Payload.Json;
    }

    private sealed class Browser : AuthenticationStateProvider
    {
        private Task<AuthenticationState> _state = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));

        public void Becomes(ClaimsPrincipal principal) => NotifyAuthenticationStateChanged(_state = Task.FromResult(new AuthenticationState(principal)));

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => _state;
    }
}
