using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecurityPortal.Core.Accounts;
using SecurityPortal.Core.Cases;
using SecurityPortal.Core.Identity;
using SecurityPortal.Core.Licences;
using SecurityPortal.Core.Processes.ControlCentre;
using SecurityPortal.Core.Processes.ServiceLicence;
using SecurityPortal.Tests.Processes.Exam;
using SecurityPortal.Tests.TestKit;
using SecurityPortal.Web.Processes.ControlCentre;

namespace SecurityPortal.Tests.Processes.ControlCentre;

public sealed class ControlCentrePageTests : PageBunitContext
{
    private TaskCompletionSource? _gate;
    private int _waiting;

    [Fact]
    public async Task Fields_EachSaysWhatItLacks_AndOnlyTheOpenOneCanBeChosen()
    {
        await ServiceAsync("SRV-BAZ", 365);
        await ServiceAsync("SRV-TPG", -1);
        await ServiceAsync("SRV-ME", 365, LicenceState.Suspended);
        var page = Open();

        Assert.False(page.Find("[data-testid=choose-QK-BAZ]").HasAttribute("disabled"));
        Assert.Contains("250,00", page.Find("[data-testid=field-QK-BAZ]").TextContent, StringComparison.Ordinal);
        Closed(page, "QK-TPG", "expired on 11.01.2026");
        Closed(page, "QK-ME", "suspended: Electronic surveillance");
        Closed(page, "QK-MA", "does not hold it");
        Assert.Contains("Siguria Plus SH.P.K.", page.Find("[data-testid=company]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_CertifiedOrRequested_SayUntilWhenAndLeadToTheRequest()
    {
        await ServiceAsync("SRV-BAZ", 365);
        await ServiceAsync("SRV-ME", 365);
        var certificate = await Portal.LicenceOfAsync(Company, ControlCentreProcess.Definition, "QK-BAZ", Portal.Today.AddDays(100));
        var open = await Portal.CaseOfAsync(Company, ControlCentreProcess.Definition, "QK-ME", CaseStatus.InReview);
        var page = Open();

        Closed(page, "QK-BAZ", "Certified until 22.04.2026. Renewal opens on 23.03.2026.");
        Closed(page, "QK-ME", open.Number);
        Assert.Equal($"/cases/{open.Id}", page.Find("[data-testid=field-QK-ME] a").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-testid=apply]"));
        Assert.Contains($"/papers/cases/{open.Id}/request", page.FindAll("[data-testid=sheet]").Select(a => a.GetAttribute("href")));
        Assert.Equal(certificate.Number, page.Find("[data-testid=certificates] [data-testid=licence-number]").TextContent);
    }

    [Fact]
    public async Task Apply_PressedTwice_FilesOneCaseAndLeadsToIt()
    {
        await ServiceAsync("SRV-ME", 365);
        var page = Open();
        page.Find("[data-testid=choose-QK-ME]").Change("on");

        _gate = new TaskCompletionSource();
        var first = page.Find("[data-testid=apply]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.True(page.Find("[data-testid=apply]").HasAttribute("disabled")));
        var second = page.Find("[data-testid=apply]").ClickAsync(new());
        Assert.Equal(1, _waiting);
        _gate.SetResult();
        await Task.WhenAll(first, second);

        await using var db = Portal.Db();
        var file = await db.Cases.SingleAsync(c => c.ProcessKey == "ControlCentre");
        Assert.EndsWith($"/cases/{file.Id}?done=filed", Navigation.Uri, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Apply_WithoutAField_AsksForOne()
    {
        await ServiceAsync("SRV-ME", 365);
        var page = Open();

        await page.Find("[data-testid=apply]").ClickAsync(new());

        Assert.Contains("Choose the field", page.Find("#centre-field-error").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=choose-QK-ME]").Change("on");
        Assert.Empty(page.FindAll("#centre-field-error"));
        await using var db = Portal.Db();
        Assert.False(await db.Cases.AnyAsync(c => c.ProcessKey == "ControlCentre"));
    }

    [Fact]
    public async Task Apply_LicenceSuspendedMeanwhile_SaysWhyAndClosesTheField()
    {
        var licence = await ServiceAsync("SRV-ME", 365);
        var page = Open();
        page.Find("[data-testid=choose-QK-ME]").Change("on");
        await using (var db = Portal.Db())
        {
            await db.Licences.Where(l => l.Id == licence.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.SuspendedAt, Portal.Clock.GetUtcNow().UtcDateTime));
        }

        await page.Find("[data-testid=apply]").ClickAsync(new());

        Assert.Contains("suspended", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Closed(page, "QK-ME", "suspended");
    }

    [Theory]
    [InlineData(DelegatePermissions.Prepare)]
    [InlineData(DelegatePermissions.Submit)]
    public async Task Delegate_WhoMayNotFile_IsToldAndSeesNoButton(DelegatePermissions permission)
    {
        await ServiceAsync("SRV-ME", 365);
        var page = Open(await Portal.DelegateAsync(Company, permission));

        Assert.Contains("not authorised to submit", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=apply]"));
        Assert.True(page.Find("[data-testid=choose-QK-ME]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Individual_IsTurnedAway()
    {
        this.AddAuthorization().SetAuthorized("Vjosa Berisha");
        SignIn(await Portal.IndividualAsync());
        var page = Render<ControlCentrePage>();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".portal-loading")));
        Assert.Empty(page.FindAll("[data-testid=company]"));
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    [InlineData("en")]
    public async Task Wizard_OfAReturnedCase_KeepsFieldAndCompanyAndLetsTheRestBeCorrected(string language)
    {
        Speak(language);
        var file = await Portal.CaseOfAsync(Company, ControlCentreProcess.Definition, "QK-ME", CaseStatus.Returned);
        SignIn(Company);
        var draftId = TestPortal.Ok(await Portal.As(Company).Get<Core.Drafts.DraftStore>().StartCorrectionAsync(file.Id, CancellationToken.None));

        var wizard = Render<ControlCentreWizard>(p => p.Add(w => w.DraftId, draftId).Add(w => w.Step, "application"));

        wizard.WaitForElement("[data-testid=Address]");
        Assert.Equal(["Address", "Phone", "Email"], wizard.FindAll("input[data-testid]").Select(i => i.GetAttribute("data-testid")));
        Assert.Equal("Siguria Plus SH.P.K.", wizard.Find("dd[data-testid=CompanyName]").TextContent);
        Assert.NotEqual("QK-ME", wizard.Find("dd[data-testid=FieldCode]").TextContent);
    }

    /// <summary>Whoever asks who is signed in waits at the gate while a test holds it closed.</summary>
    protected override void Change(IServiceCollection services)
    {
        services.AddScoped<ActorAccessor>();
        services.AddScoped<IActorAccessor>(provider => new GatedActor(provider.GetRequiredService<ActorAccessor>(), this));
    }

    private IRenderedComponent<ControlCentrePage> Open(Actor? actor = null)
    {
        SignIn(actor ?? Company);
        var page = Render<ControlCentrePage>();
        page.WaitForElement("[data-testid=company]");
        return page;
    }

    private static void Closed(IRenderedComponent<ControlCentrePage> page, string field, string why)
    {
        Assert.True(page.Find($"[data-testid=choose-{field}]").HasAttribute("disabled"));
        Assert.Contains(why, page.Find($"#{page.Find($"[data-testid=choose-{field}]").GetAttribute("aria-describedby")}").TextContent,
            StringComparison.Ordinal);
    }

    private Task<Licence> ServiceAsync(string classCode, int days, LicenceState? set = null) =>
        Portal.LicenceOfAsync(Company, ServiceLicenceProcess.Definition, classCode, Portal.Today.AddDays(days), set);

    private sealed class GatedActor(ActorAccessor inner, ControlCentrePageTests test) : IActorAccessor
    {
        public async Task<Actor?> FindAsync(CancellationToken ct)
        {
            if (test._gate is { } gate)
            {
                test._waiting++;
                await gate.Task;
            }

            return await inner.FindAsync(ct);
        }
    }
}
